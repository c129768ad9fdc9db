using Matchmaker.App.Notifications;
using Matchmaker.App.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Matchmaker.App.Webhooks;

internal sealed class WebhookMapping : IEntityTypeConfiguration<WebhookSubscription>, IEntityTypeConfiguration<WebhookDelivery>
{
    public void Configure(EntityTypeBuilder<WebhookSubscription> builder)
    {
        builder.ToTable("WebhookSubscriptions");
        builder.Property(w => w.Url).HasMaxLength(RegistryRules.WebsiteLength);
        builder.Property(w => w.ProtectedSecret).HasMaxLength(RegistryRules.ReasonLength);
        builder.Property(w => w.DisabledBecause).HasMaxLength(RegistryRules.ReasonLength);
        builder.HasOne(w => w.Actor).WithMany().HasForeignKey(w => w.ActorId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<WebhookDelivery> builder)
    {
        builder.ToTable("WebhookDeliveries");
        OutboxMailMapping.MapEntry(builder);
        builder.Property(d => d.EventId).HasMaxLength(RegistryRules.CodeLength);
        builder.Property(d => d.Type).HasMaxLength(RegistryRules.CodeLength);
        builder.HasOne(d => d.Subscription).WithMany().HasForeignKey(d => d.SubscriptionId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(d => new { d.SubscriptionId, d.EventId }).IsUnique();
    }
}
