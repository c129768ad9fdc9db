using System.Text.Json;
using Matchmaker.App.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Matchmaker.App.Programmes;

internal sealed class ProgrammeMapping : IEntityTypeConfiguration<Programme>, IEntityTypeConfiguration<ProgrammeEntry>, IEntityTypeConfiguration<ProgrammeReview>,
    IEntityTypeConfiguration<ProgrammePlan>, IEntityTypeConfiguration<ProgrammeTeam>, IEntityTypeConfiguration<TeamMember>, IEntityTypeConfiguration<ProgrammeChange>
{
    public void Configure(EntityTypeBuilder<Programme> builder)
    {
        builder.ToTable("Programmes");
        builder.Property(p => p.Title).HasMaxLength(RegistryRules.NameLength);
        builder.Property(p => p.Brief).HasMaxLength(RegistryRules.LongTextLength);
        builder.Property(p => p.Currency).HasMaxLength(3);
        builder.Property(p => p.Budget).HasPrecision(18, 2);
        AsJson(builder.Property(p => p.Terms));
        builder.HasIndex(p => p.State);
    }

    public void Configure(EntityTypeBuilder<ProgrammeEntry> builder)
    {
        builder.ToTable("ProgrammeEntries");
        builder.Property(e => e.Role).HasMaxLength(RegistryRules.CodeLength);
        builder.Property(e => e.Pitch).HasMaxLength(RegistryRules.LongTextLength);
        builder.Property(e => e.Message).HasMaxLength(RegistryRules.LongTextLength);
        builder.Property(e => e.Answers).HasMaxLength(RegistryRules.LongTextLength);
        builder.Property(e => e.AskedAmount).HasPrecision(18, 2);
        builder.HasOne(e => e.Programme).WithMany(p => p.Entries).HasForeignKey(e => e.ProgrammeId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne(e => e.Actor).WithMany().HasForeignKey(e => e.ActorId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(e => new { e.ProgrammeId, e.ActorId }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<ProgrammeReview> builder)
    {
        builder.ToTable("ProgrammeReviews");
        builder.Property(r => r.Comment).HasMaxLength(RegistryRules.LongTextLength);
        AsJson(builder.Property(r => r.Scores));
        builder.HasOne(r => r.Entry).WithMany(e => e.Reviews).HasForeignKey(r => r.EntryId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne(r => r.Reviewer).WithMany().HasForeignKey(r => r.ReviewerId).OnDelete(DeleteBehavior.SetNull);
        builder.HasIndex(r => new { r.EntryId, r.ReviewerId }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<ProgrammePlan> builder)
    {
        builder.ToTable("ProgrammePlans");
        builder.Property(p => p.Name).HasMaxLength(RegistryRules.NameLength);
        builder.HasOne(p => p.Programme).WithMany().HasForeignKey(p => p.ProgrammeId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<ProgrammeTeam> builder)
    {
        builder.ToTable("ProgrammeTeams");
        builder.Property(t => t.Key).HasMaxLength(RegistryRules.KeyLength);
        builder.Property(t => t.Title).HasMaxLength(RegistryRules.NameLength);
        builder.Property(t => t.Place).HasMaxLength(RegistryRules.NameLength);
        builder.HasOne(t => t.Programme).WithMany().HasForeignKey(t => t.ProgrammeId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne(t => t.Plan).WithMany().HasForeignKey(t => t.PlanId).OnDelete(DeleteBehavior.SetNull);
        builder.HasOne(t => t.Collaboration).WithMany().HasForeignKey(t => t.CollaborationId).OnDelete(DeleteBehavior.SetNull);
        builder.HasIndex(t => new { t.ProgrammeId, t.Key }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<TeamMember> builder)
    {
        builder.ToTable("ProgrammeTeamMembers");
        builder.Property(m => m.Role).HasMaxLength(RegistryRules.CodeLength);
        builder.Property(m => m.Comment).HasMaxLength(RegistryRules.ReasonLength);
        builder.HasOne(m => m.Team).WithMany(t => t.Members).HasForeignKey(m => m.TeamId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne(m => m.Actor).WithMany().HasForeignKey(m => m.ActorId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(m => new { m.TeamId, m.ActorId }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<ProgrammeChange> builder)
    {
        builder.ToTable("ProgrammeChanges");
        builder.Property(c => c.Action).HasMaxLength(RegistryRules.CodeLength);
        builder.Property(c => c.Text).HasMaxLength(RegistryRules.ReasonLength);
        builder.HasOne(c => c.Programme).WithMany().HasForeignKey(c => c.ProgrammeId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne(c => c.Account).WithMany().HasForeignKey(c => c.AccountId).OnDelete(DeleteBehavior.SetNull);
    }

    private static void AsJson<T>(PropertyBuilder<T> property)
        where T : class, new() =>
        property.HasConversion(
            value => Write(value),
            text => JsonSerializer.Deserialize<T>(text, ProgrammeJson.Format) ?? new(),
            new ValueComparer<T>((one, other) => Write(one) == Write(other), value => Write(value).GetHashCode(StringComparison.Ordinal), value => JsonSerializer.Deserialize<T>(Write(value), ProgrammeJson.Format)!));

    private static string Write<T>(T value) => JsonSerializer.Serialize(value, ProgrammeJson.Format);
}
