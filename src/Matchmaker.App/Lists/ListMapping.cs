using Matchmaker.App.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Matchmaker.App.Lists;

internal sealed class ListMapping : IEntityTypeConfiguration<CuratedList>, IEntityTypeConfiguration<CuratedListEntry>
{
    public void Configure(EntityTypeBuilder<CuratedList> builder)
    {
        builder.ToTable("CuratedLists");
        builder.Property(l => l.Name).HasMaxLength(RegistryRules.NameLength);
        builder.Property(l => l.Description).HasMaxLength(RegistryRules.LongTextLength);
    }

    public void Configure(EntityTypeBuilder<CuratedListEntry> builder)
    {
        builder.ToTable("CuratedListEntries");
        builder.Property(e => e.Note).HasMaxLength(RegistryRules.ReasonLength);
        builder.HasOne(e => e.List).WithMany(l => l.Entries).HasForeignKey(e => e.ListId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne(e => e.Actor).WithMany().HasForeignKey(e => e.ActorId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(e => new { e.ListId, e.ActorId }).IsUnique();
    }
}
