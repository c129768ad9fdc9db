using Matchmaker.App.Registry;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Importing.Storing;

/// <summary>Makes one actor of two: the older keeps its key and what it says, and takes over all that the other has.</summary>
internal sealed class ActorMerge(ImportSession session, CancellationToken cancellationToken)
{
    public async Task RunAsync(Actor kept, Actor lost)
    {
        await MoveParticipationsAsync(kept.Id, lost.Id);
        await MoveAnswersAsync(kept.Id, lost.Id);
        await session.Context.ExternalIds.Where(id => id.ActorId == lost.Id).ExecuteUpdateAsync(set => set.SetProperty(id => id.ActorId, kept.Id), cancellationToken);
        await session.Context.Actors.Where(actor => actor.AffiliationId == lost.Id).ExecuteUpdateAsync(set => set.SetProperty(actor => actor.AffiliationId, kept.Id), cancellationToken);
        await FillAsync(kept, lost);
        await session.Context.Actors.Where(actor => actor.Id == lost.Id).ExecuteDeleteAsync(cancellationToken);
        session.Remarks.Add("actors merged", $"'{lost.Name}' into '{kept.Name}' ({kept.Country})");
    }

    private async Task MoveParticipationsAsync(long kept, long lost)
    {
        var all = session.Context.Participations;
        var doubled = await all.Where(part => part.ActorId == lost && all.Any(other => other.ActorId == kept && other.CollaborationId == part.CollaborationId && other.Role == part.Role))
            .ExecuteDeleteAsync(cancellationToken);
        if (doubled > 0) session.Remarks.Add("participations that both of two merged actors had, one kept", $"{doubled} of actor {lost}, now {kept}");
        await all.Where(part => part.ActorId == lost).ExecuteUpdateAsync(set => set.SetProperty(part => part.ActorId, kept), cancellationToken);
    }

    // What the two did with one another as suggestions says nothing any more once they are one.
    private async Task MoveAnswersAsync(long kept, long lost)
    {
        var feedback = session.Context.Feedback;
        await feedback.Where(act => act.ActorId == lost && act.PartnerId == kept || act.ActorId == kept && act.PartnerId == lost).ExecuteDeleteAsync(cancellationToken);
        await feedback.Where(act => act.ActorId == lost).ExecuteUpdateAsync(set => set.SetProperty(act => act.ActorId, kept), cancellationToken);
        await feedback.Where(act => act.PartnerId == lost).ExecuteUpdateAsync(set => set.SetProperty(act => act.PartnerId, kept), cancellationToken);
        var introductions = session.Context.Introductions;
        await introductions.Where(one => one.AskingActorId == lost && one.AskedActorId == kept || one.AskingActorId == kept && one.AskedActorId == lost).ExecuteDeleteAsync(cancellationToken);
        await introductions.Where(one => one.AskingActorId == lost).ExecuteUpdateAsync(set => set.SetProperty(one => one.AskingActorId, kept), cancellationToken);
        await introductions.Where(one => one.AskedActorId == lost).ExecuteUpdateAsync(set => set.SetProperty(one => one.AskedActorId, kept), cancellationToken);
        await introductions.Where(one => one.IntroducerId == lost).ExecuteUpdateAsync(set => set.SetProperty(one => one.IntroducerId, kept), cancellationToken);
    }

    private async Task FillAsync(Actor kept, Actor lost)
    {
        var work = new ActorWork(ActorCopy.Of(kept), isNew: false);
        var change = new ActorChange(work.Actor, ActorCopy.AsDraft(lost), mayReplace: false);
        change.Apply();
        if (work.Actor.Verification.State == VerificationState.Unverified) work.Actor.Verification = lost.Verification;
        work.Actor.UpdatedAt = session.Now;
        await session.Writer.UpdateAsync([work.Actor], cancellationToken);
        await session.Writer.InsertAsync(work.NewAliases.ToList(), cancellationToken);
        await session.Writer.InsertAsync(work.NewInterests.ToList(), cancellationToken);
    }
}
