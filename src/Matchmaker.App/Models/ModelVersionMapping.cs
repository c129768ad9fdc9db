using Matchmaker.App.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Matchmaker.App.Models;

internal sealed class ModelVersionMapping : IEntityTypeConfiguration<ModelVersion>
{
    public void Configure(EntityTypeBuilder<ModelVersion> builder)
    {
        builder.ToTable("ModelVersions");
        builder.Property(m => m.Name).HasMaxLength(RegistryRules.CodeLength);
        builder.Property(m => m.FileName).HasMaxLength(RegistryRules.NameLength);
        builder.HasIndex(m => m.Name).IsUnique();
    }
}
