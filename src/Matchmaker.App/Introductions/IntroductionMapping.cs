using Matchmaker.App.Accounts;
using Matchmaker.App.Collaborations;
using Matchmaker.App.Pushing;
using Matchmaker.App.Registry;
using Matchmaker.App.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Matchmaker.App.Introductions;

internal sealed class IntroductionMapping : IEntityTypeConfiguration<Feedback>, IEntityTypeConfiguration<Introduction>, IEntityTypeConfiguration<IntroductionMessage>
{
    public void Configure(EntityTypeBuilder<Feedback> builder)
    {
        builder.ToTable("Feedback");
        builder.Property(f => f.Reason).HasMaxLength(RegistryRules.ReasonLength);
        builder.Property(f => f.ModelVersion).HasMaxLength(RegistryRules.CodeLength);
        builder.HasOne(f => f.Actor).WithMany().HasForeignKey(f => f.ActorId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne(f => f.Partner).WithMany().HasForeignKey(f => f.PartnerId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(f => new { f.ActorId, f.PartnerId });
        builder.HasIndex(f => f.At);
    }

    public void Configure(EntityTypeBuilder<Introduction> builder)
    {
        builder.ToTable("Introductions");
        builder.Property(i => i.Message).HasMaxLength(RegistryRules.LongTextLength);
        builder.HasOne(i => i.AskingActor).WithMany().HasForeignKey(i => i.AskingActorId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne(i => i.AskedActor).WithMany().HasForeignKey(i => i.AskedActorId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne(i => i.Introducer).WithMany().HasForeignKey(i => i.IntroducerId).OnDelete(DeleteBehavior.SetNull);
        builder.HasOne<Collaboration>().WithMany().HasForeignKey(i => i.CollaborationId).OnDelete(DeleteBehavior.SetNull);
        builder.HasOne<PushedSuggestion>().WithMany().HasForeignKey(i => i.PushedSuggestionId).OnDelete(DeleteBehavior.SetNull);
        builder.HasIndex(i => new { i.AskedActorId, i.State });
        builder.HasIndex(i => new { i.AskingActorId, i.State });
    }

    public void Configure(EntityTypeBuilder<IntroductionMessage> builder)
    {
        builder.ToTable("IntroductionMessages");
        builder.Property(m => m.Text).HasMaxLength(RegistryRules.LongTextLength);
        builder.HasOne(m => m.Introduction).WithMany(i => i.Messages).HasForeignKey(m => m.IntroductionId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Actor>().WithMany().HasForeignKey(m => m.ActorId).OnDelete(DeleteBehavior.SetNull);
        builder.HasOne<Account>().WithMany().HasForeignKey(m => m.AuthorId).OnDelete(DeleteBehavior.SetNull);
    }
}
