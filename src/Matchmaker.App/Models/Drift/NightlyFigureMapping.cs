using Matchmaker.App.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Matchmaker.App.Models.Drift;

internal sealed class NightlyFigureMapping : IEntityTypeConfiguration<NightlyFigure>
{
    public void Configure(EntityTypeBuilder<NightlyFigure> builder)
    {
        builder.ToTable("NightlyFigures");
        builder.Property(figure => figure.Name).HasMaxLength(RegistryRules.CodeLength);
        builder.Property(figure => figure.Model).HasMaxLength(RegistryRules.CodeLength);
        builder.HasIndex(figure => new { figure.Day, figure.Name, figure.Model, figure.Rank }).IsUnique();
    }
}
