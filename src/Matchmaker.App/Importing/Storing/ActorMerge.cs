using Matchmaker.App.Registry;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Importing.Storing;

/// <summary>Makes one actor of two: the older keeps its key and what it says, and takes over all that the other has.</summary>
internal sealed class ActorMerge(ImportSession session, CancellationToken cancellationToken)
{
    public async Task RunAsync(Actor kept, Actor lost)
    {
        var doubled = await new ActorMove(session.Context, kept.Id, lost.Id, cancellationToken).RunAsync();
        if (doubled > 0) session.Remarks.Add("participations that both of two merged actors had, one kept", $"{doubled} of actor {lost.Id}, now {kept.Id}");
        await FillAsync(kept, lost);
        await session.Context.Actors.Where(actor => actor.Id == lost.Id).ExecuteDeleteAsync(cancellationToken);
        session.Remarks.Add("actors merged", $"'{lost.Name}' into '{kept.Name}' ({kept.Country})");
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
