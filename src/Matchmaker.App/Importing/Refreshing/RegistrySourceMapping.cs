using Matchmaker.App.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Matchmaker.App.Importing.Refreshing;

internal sealed class RegistrySourceMapping : IEntityTypeConfiguration<RegistrySource>
{
    public void Configure(EntityTypeBuilder<RegistrySource> builder)
    {
        builder.ToTable("RegistrySources");
        builder.Property(source => source.Name).HasMaxLength(RegistryRules.NameLength);
        builder.Property(source => source.Format).HasMaxLength(RegistryRules.CodeLength);
        builder.Property(source => source.Address).HasMaxLength(RegistryRules.ReasonLength);
        builder.Property(source => source.Tag).HasMaxLength(RegistryRules.NameLength);
        builder.Property(source => source.Hash).HasMaxLength(RegistryRules.CodeLength);
        builder.Property(source => source.Outcome).HasMaxLength(RegistryRules.ReasonLength);
    }
}
