using Matchmaker.App.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Matchmaker.App.Notifications;

internal sealed class OutboxMailMapping : IEntityTypeConfiguration<OutboxMail>
{
    public void Configure(EntityTypeBuilder<OutboxMail> builder)
    {
        builder.ToTable("OutboxMails");
        MapEntry(builder);
        builder.Property(mail => mail.Key).HasMaxLength(RegistryRules.KeyLength);
        builder.Property(mail => mail.Kind).HasMaxLength(RegistryRules.CodeLength);
        builder.Property(mail => mail.To).HasMaxLength(RegistryRules.NameLength);
        builder.Property(mail => mail.Subject).HasMaxLength(RegistryRules.NameLength);
        builder.Property(mail => mail.UnsubscribeUrl).HasMaxLength(RegistryRules.ReasonLength);
        builder.HasIndex(mail => mail.Key).IsUnique();
        builder.HasIndex(mail => new { mail.To, mail.CreatedAt });
    }

    /// <summary>What all that leaves the house has in common.</summary>
    public static void MapEntry<T>(EntityTypeBuilder<T> builder)
        where T : OutboxEntry
    {
        builder.Property(entry => entry.Claim).HasMaxLength(RegistryRules.CodeLength);
        builder.Property(entry => entry.Problem).HasMaxLength(RegistryRules.ReasonLength);
        builder.HasIndex(entry => new { entry.State, entry.DueAt });
    }
}
