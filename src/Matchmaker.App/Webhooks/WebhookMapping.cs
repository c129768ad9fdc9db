using Matchmaker.App.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Matchmaker.App.Webhooks;

internal sealed class WebhookMapping : IEntityTypeConfiguration<WebhookSubscription>
{
    public void Configure(EntityTypeBuilder<WebhookSubscription> builder)
    {
        builder.ToTable("WebhookSubscriptions");
        builder.Property(w => w.Url).HasMaxLength(RegistryRules.WebsiteLength);
        builder.Property(w => w.ProtectedSecret).HasMaxLength(RegistryRules.ReasonLength);
        builder.HasOne(w => w.Actor).WithMany().HasForeignKey(w => w.ActorId).OnDelete(DeleteBehavior.Cascade);
    }
}
