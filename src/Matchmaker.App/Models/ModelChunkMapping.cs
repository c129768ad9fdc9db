using Matchmaker.App.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Matchmaker.App.Models;

internal sealed class ModelChunkMapping : IEntityTypeConfiguration<ModelChunk>
{
    public void Configure(EntityTypeBuilder<ModelChunk> builder)
    {
        builder.ToTable("ModelChunks");
        builder.HasKey(chunk => new { chunk.ModelVersionId, chunk.Position });
        builder.Property(chunk => chunk.Hash).HasMaxLength(RegistryRules.CodeLength);
        builder.HasOne<ModelVersion>().WithMany().HasForeignKey(chunk => chunk.ModelVersionId).OnDelete(DeleteBehavior.Cascade);
    }
}
