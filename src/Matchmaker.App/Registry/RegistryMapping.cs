using Matchmaker.App.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Matchmaker.App.Registry;

internal sealed class RegistryMapping :
    IEntityTypeConfiguration<Actor>, IEntityTypeConfiguration<ActorAlias>, IEntityTypeConfiguration<ActorExternalId>, IEntityTypeConfiguration<Interest>
{
    public void Configure(EntityTypeBuilder<Actor> builder)
    {
        builder.ToTable("Actors");
        builder.Property(a => a.Name).HasMaxLength(RegistryRules.NameLength);
        builder.Property(a => a.NormalisedName).HasMaxLength(RegistryRules.NameLength * 2);
        builder.Property(a => a.Country).HasMaxLength(2);
        builder.Property(a => a.City).HasMaxLength(RegistryRules.CityLength);
        builder.Property(a => a.Website).HasMaxLength(RegistryRules.WebsiteLength);
        builder.Property(a => a.Description).HasMaxLength(RegistryRules.LongTextLength);
        builder.ComplexProperty(a => a.Verification, verification =>
        {
            verification.Property(v => v.DecidedBy).HasMaxLength(RegistryRules.NameLength);
            verification.Property(v => v.Evidence).HasMaxLength(RegistryRules.LongTextLength);
        });
        builder.HasOne(a => a.Affiliation).WithMany().HasForeignKey(a => a.AffiliationId).OnDelete(DeleteBehavior.SetNull);
        builder.HasMany(a => a.Aliases).WithOne().HasForeignKey(a => a.ActorId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(a => a.Interests).WithOne().HasForeignKey(i => i.ActorId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(a => new { a.NormalisedName, a.Country });
    }

    public void Configure(EntityTypeBuilder<ActorAlias> builder)
    {
        builder.ToTable("ActorAliases");
        builder.Property(a => a.Name).HasMaxLength(RegistryRules.NameLength);
        builder.Property(a => a.NormalisedName).HasMaxLength(RegistryRules.NameLength * 2);
        builder.Property(a => a.Language).HasMaxLength(RegistryRules.CodeLength);
        builder.HasIndex(a => a.NormalisedName);
    }

    public void Configure(EntityTypeBuilder<ActorExternalId> builder)
    {
        builder.ToTable("ActorExternalIds");
        builder.HasKey(id => new { id.Scheme, id.Value });
        builder.Property(id => id.Scheme).HasMaxLength(RegistryRules.CodeLength);
        builder.Property(id => id.Value).HasMaxLength(RegistryRules.NameLength);
        builder.HasOne(id => id.Actor).WithMany(a => a.ExternalIds).HasForeignKey(id => id.ActorId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<Interest> builder)
    {
        builder.ToTable("Interests");
        builder.Property(i => i.Tag).HasMaxLength(RegistryRules.CodeLength);
        builder.Property(i => i.Text).HasMaxLength(RegistryRules.LongTextLength);
        builder.HasIndex(i => i.Tag);
    }
}
