using Matchmaker.App.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Matchmaker.App.Access;

internal sealed class AuditMapping : IEntityTypeConfiguration<AuditEntry>, IEntityTypeConfiguration<IdempotentReply>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        // No foreign keys: what happened outlives those it happened to.
        builder.ToTable("AuditEntries");
        builder.Property(e => e.Action).HasMaxLength(RegistryRules.CodeLength);
        builder.Property(e => e.Subject).HasMaxLength(RegistryRules.CodeLength);
        builder.Property(e => e.Details).HasMaxLength(RegistryRules.LongTextLength);
        builder.Property(e => e.Address).HasMaxLength(RegistryRules.CodeLength);
        builder.HasIndex(e => e.At);
        builder.HasIndex(e => e.ActorId);
        builder.HasIndex(e => e.AccountId);
    }

    public void Configure(EntityTypeBuilder<IdempotentReply> builder)
    {
        builder.ToTable("IdempotentReplies");
        builder.Property(r => r.Caller).HasMaxLength(RegistryRules.CodeLength);
        builder.Property(r => r.Key).HasMaxLength(RegistryRules.CodeLength);
        builder.Property(r => r.RequestHash).HasMaxLength(64);
        builder.Property(r => r.Location).HasMaxLength(RegistryRules.WebsiteLength);
        builder.Property(r => r.ContentType).HasMaxLength(RegistryRules.CodeLength);
        builder.HasIndex(r => new { r.Caller, r.Key }).IsUnique();
        builder.HasIndex(r => r.At);
    }
}
