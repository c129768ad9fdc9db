using Matchmaker.App.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Matchmaker.App.Collaborations;

internal sealed class CollaborationMapping : IEntityTypeConfiguration<Collaboration>, IEntityTypeConfiguration<Participation>
{
    public void Configure(EntityTypeBuilder<Collaboration> builder)
    {
        builder.ToTable("Collaborations");
        builder.Property(c => c.Kind).HasMaxLength(RegistryRules.CodeLength);
        builder.Property(c => c.Title).HasMaxLength(RegistryRules.NameLength * 2);
        builder.Property(c => c.Text).HasMaxLength(RegistryRules.LongTextLength);
        builder.Property(c => c.ExternalScheme).HasMaxLength(RegistryRules.CodeLength);
        builder.Property(c => c.ExternalValue).HasMaxLength(RegistryRules.NameLength);
        builder.HasIndex(c => new { c.ExternalScheme, c.ExternalValue }).IsUnique();
        builder.HasIndex(c => c.StartDate);
    }

    public void Configure(EntityTypeBuilder<Participation> builder)
    {
        builder.ToTable("Participations");
        builder.HasKey(p => new { p.CollaborationId, p.ActorId, p.Role });
        builder.Property(p => p.Role).HasMaxLength(RegistryRules.CodeLength);
        builder.Property(p => p.Contribution).HasPrecision(18, 2);
        builder.Property(p => p.Currency).HasMaxLength(3);
        builder.HasOne(p => p.Collaboration).WithMany(c => c.Participations).HasForeignKey(p => p.CollaborationId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne(p => p.Actor).WithMany(a => a.Participations).HasForeignKey(p => p.ActorId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(p => p.ActorId);
    }
}
