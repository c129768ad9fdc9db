using System.Text.Json;
using System.Text.Json.Serialization;
using Matchmaker.App.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Matchmaker.App.Pushing;

internal sealed class PushMapping : IEntityTypeConfiguration<PushPreference>, IEntityTypeConfiguration<PushDigest>, IEntityTypeConfiguration<PushedSuggestion>
{
    private static readonly JsonSerializerOptions Stored = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault, Converters = { new JsonStringEnumConverter() } };

    public void Configure(EntityTypeBuilder<PushPreference> builder)
    {
        builder.ToTable("PushPreferences");
        builder.Property(p => p.Language).HasMaxLength(RegistryRules.CodeLength);
        builder.Property(p => p.TimeZone).HasMaxLength(RegistryRules.CodeLength);
        builder.Property(p => p.LastPeriod).HasMaxLength(PushRules.PeriodLength);
        builder.HasOne(p => p.Account).WithMany().HasForeignKey(p => p.AccountId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne(p => p.Actor).WithMany().HasForeignKey(p => p.ActorId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(p => new { p.AccountId, p.ActorId }).IsUnique();
        builder.HasIndex(p => p.Rhythm);
    }

    public void Configure(EntityTypeBuilder<PushDigest> builder)
    {
        builder.ToTable("PushDigests");
        builder.Property(d => d.PublicId).HasMaxLength(PushRules.PublicIdLength);
        builder.Property(d => d.Period).HasMaxLength(PushRules.PeriodLength);

        // What was told stays with the organisation, for its figures, without a name.
        builder.HasOne(d => d.Account).WithMany().HasForeignKey(d => d.AccountId).OnDelete(DeleteBehavior.SetNull);
        builder.HasOne(d => d.Actor).WithMany().HasForeignKey(d => d.ActorId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(d => d.PublicId).IsUnique();
        builder.HasIndex(d => new { d.AccountId, d.ActorId, d.Period }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<PushedSuggestion> builder)
    {
        builder.ToTable("PushedSuggestions");
        builder.Property(s => s.PublicId).HasMaxLength(PushRules.PublicIdLength);
        builder.Property(s => s.ModelVersion).HasMaxLength(RegistryRules.CodeLength);
        builder.Property(s => s.Reasons).HasConversion(
            reasons => JsonSerializer.Serialize(reasons, Stored), stored => JsonSerializer.Deserialize<PushedReasons>(stored, Stored)!,
            new ValueComparer<PushedReasons>((one, other) => ReferenceEquals(one, other), reasons => reasons.Topics.Count, reasons => reasons));
        builder.HasOne(s => s.Digest).WithMany(d => d.Suggestions).HasForeignKey(s => s.DigestId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne(s => s.Actor).WithMany().HasForeignKey(s => s.ActorId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne(s => s.Partner).WithMany().HasForeignKey(s => s.PartnerId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(s => s.PublicId).IsUnique();
        builder.HasIndex(s => new { s.DigestId, s.PartnerId }).IsUnique();
        builder.HasIndex(s => new { s.ActorId, s.PartnerId });
        builder.HasIndex(s => s.CreatedAt);
    }
}
