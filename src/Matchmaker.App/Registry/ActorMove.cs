using Matchmaker.App.Lists;
using Matchmaker.App.Programmes;
using Matchmaker.App.Pushing;
using Matchmaker.App.Storage;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Registry;

/// <summary>
/// Gives one actor all that refers to another, before the other goes. Where both have the same, one is kept; what the two did with one another as suggestions says nothing any more once they are one.
/// Aliases and interests are not moved but said by the one kept: see <see cref="ActorMerging"/>.
/// </summary>
internal sealed class ActorMove(RegistryContext context, long kept, long lost, CancellationToken cancellationToken)
{
    /// <returns>How many participations both had, of which one was kept.</returns>
    public async Task<int> RunAsync()
    {
        var doubled = await ParticipationsAsync();
        await FeedbackAsync();
        await IntroductionsAsync();
        await new PushedMove(context, kept, lost, cancellationToken).RunAsync();
        await context.ExternalIds.Where(id => id.ActorId == lost).ExecuteUpdateAsync(set => set.SetProperty(id => id.ActorId, kept), cancellationToken);
        await context.Actors.Where(a => a.AffiliationId == lost).ExecuteUpdateAsync(set => set.SetProperty(a => a.AffiliationId, kept), cancellationToken);
        await MembershipsAsync();
        await context.Invitations.Where(i => i.ActorId == lost).ExecuteUpdateAsync(set => set.SetProperty(i => i.ActorId, kept), cancellationToken);
        await context.ActorClaims.Where(c => c.ActorId == lost).ExecuteUpdateAsync(set => set.SetProperty(c => c.ActorId, kept), cancellationToken);
        await context.ApiKeys.Where(k => k.ActorId == lost).ExecuteUpdateAsync(set => set.SetProperty(k => k.ActorId, kept), cancellationToken);
        await ContactAsync();
        await NotesAsync();
        await ListsAsync();
        await new ProgrammeMove(context, kept, lost, cancellationToken).RunAsync();
        await WebhooksAsync();
        return doubled;
    }

    private async Task<int> ParticipationsAsync()
    {
        var all = context.Participations;
        var doubles = await all.AsNoTracking().Where(part => part.ActorId == lost)
            .Join(all.Where(part => part.ActorId == kept), part => new { part.CollaborationId, part.Role }, part => new { part.CollaborationId, part.Role }, (gone, stays) => new { Gone = gone, Stays = stays })
            .ToListAsync(cancellationToken);
        foreach (var pair in doubles)
        {
            // What the lost one knew of money, the kept one learns.
            if (pair.Stays.Contribution is null && pair.Gone.Contribution is { } amount)
                await all.Where(part => part.ActorId == kept && part.CollaborationId == pair.Stays.CollaborationId && part.Role == pair.Stays.Role)
                    .ExecuteUpdateAsync(set => set.SetProperty(part => part.Contribution, amount).SetProperty(part => part.Currency, pair.Gone.Currency), cancellationToken);
            await all.Where(part => part.ActorId == lost && part.CollaborationId == pair.Gone.CollaborationId && part.Role == pair.Gone.Role).ExecuteDeleteAsync(cancellationToken);
        }

        await all.Where(part => part.ActorId == lost).ExecuteUpdateAsync(set => set.SetProperty(part => part.ActorId, kept), cancellationToken);
        return doubles.Count;
    }

    private async Task FeedbackAsync()
    {
        var feedback = context.Feedback;
        await feedback.Where(act => act.ActorId == lost && act.PartnerId == kept || act.ActorId == kept && act.PartnerId == lost).ExecuteDeleteAsync(cancellationToken);
        await feedback.Where(act => act.ActorId == lost).ExecuteUpdateAsync(set => set.SetProperty(act => act.ActorId, kept), cancellationToken);
        await feedback.Where(act => act.PartnerId == lost).ExecuteUpdateAsync(set => set.SetProperty(act => act.PartnerId, kept), cancellationToken);
    }

    private async Task IntroductionsAsync()
    {
        var introductions = context.Introductions;
        await introductions.Where(one => one.AskingActorId == lost && one.AskedActorId == kept || one.AskingActorId == kept && one.AskedActorId == lost).ExecuteDeleteAsync(cancellationToken);
        await introductions.Where(one => one.AskingActorId == lost).ExecuteUpdateAsync(set => set.SetProperty(one => one.AskingActorId, kept), cancellationToken);
        await introductions.Where(one => one.AskedActorId == lost).ExecuteUpdateAsync(set => set.SetProperty(one => one.AskedActorId, kept), cancellationToken);
        await introductions.Where(one => one.IntroducerId == lost).ExecuteUpdateAsync(set => set.SetProperty(one => one.IntroducerId, kept), cancellationToken);

        // Nobody introduces itself.
        await introductions.Where(one => one.IntroducerId == kept && (one.AskingActorId == kept || one.AskedActorId == kept))
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.IntroducerId, (long?)null), cancellationToken);
        await context.IntroductionMessages.Where(message => message.ActorId == lost).ExecuteUpdateAsync(set => set.SetProperty(message => message.ActorId, kept), cancellationToken);
    }

    private async Task MembershipsAsync()
    {
        var ours = await context.Memberships.AsNoTracking().Where(m => m.ActorId == kept).ToDictionaryAsync(m => m.AccountId, m => m.Role, cancellationToken);
        foreach (var membership in await context.Memberships.AsNoTracking().Where(m => m.ActorId == lost).ToListAsync(cancellationToken))
        {
            var one = context.Memberships.Where(m => m.Id == membership.Id);
            if (!ours.TryGetValue(membership.AccountId, out var role))
            {
                await one.ExecuteUpdateAsync(set => set.SetProperty(m => m.ActorId, kept), cancellationToken);
                continue;
            }

            await one.ExecuteDeleteAsync(cancellationToken);
            if (membership.Role > role)
                await context.Memberships.Where(m => m.ActorId == kept && m.AccountId == membership.AccountId).ExecuteUpdateAsync(set => set.SetProperty(m => m.Role, membership.Role), cancellationToken);
        }
    }

    private async Task ContactAsync()
    {
        if (await context.ActorContacts.AsNoTracking().SingleOrDefaultAsync(c => c.ActorId == lost, cancellationToken) is not { } theirs) return;
        await context.ActorContacts.Where(c => c.ActorId == lost).ExecuteDeleteAsync(cancellationToken);
        if (await context.ActorContacts.AsNoTracking().SingleOrDefaultAsync(c => c.ActorId == kept, cancellationToken) is not { } ours)
        {
            context.ActorContacts.Add(new() { ActorId = kept, Person = theirs.Person, Email = theirs.Email, Phone = theirs.Phone, Note = theirs.Note });
            await context.SaveChangesAsync(cancellationToken);
            return;
        }

        // Another way to reach it is no reason to forget one.
        string?[] others = [Other(ours.Person, theirs.Person), Other(ours.Email, theirs.Email), Other(ours.Phone, theirs.Phone), Other(ours.Note, theirs.Note)];
        var more = string.Join(", ", others.Where(text => text is not null));
        var note = more.Length == 0 ? ours.Note : Joined(ours.Note, more);
        var (person, email, phone) = (ours.Person ?? theirs.Person, ours.Email ?? theirs.Email, ours.Phone ?? theirs.Phone);
        await context.ActorContacts.Where(c => c.ActorId == kept).ExecuteUpdateAsync(
            set => set.SetProperty(c => c.Person, person).SetProperty(c => c.Email, email).SetProperty(c => c.Phone, phone).SetProperty(c => c.Note, note), cancellationToken);

        static string? Other(string? held, string? stated) => held is not null && stated is not null && held != stated ? stated : null;
    }

    private async Task NotesAsync()
    {
        var notes = context.PartnerNotes;
        await notes.Where(n => n.ActorId == lost && n.PartnerId == kept || n.ActorId == kept && n.PartnerId == lost).ExecuteDeleteAsync(cancellationToken);
        await notes.Where(n => n.ActorId == lost).ExecuteUpdateAsync(set => set.SetProperty(n => n.ActorId, kept), cancellationToken);
        await notes.Where(n => n.PartnerId == lost).ExecuteUpdateAsync(set => set.SetProperty(n => n.PartnerId, kept), cancellationToken);
    }

    private async Task ListsAsync()
    {
        var entries = context.Set<CuratedListEntry>();
        var ours = await entries.AsNoTracking().Where(e => e.ActorId == kept).ToDictionaryAsync(e => e.ListId, cancellationToken);
        foreach (var entry in await entries.AsNoTracking().Where(e => e.ActorId == lost).ToListAsync(cancellationToken))
        {
            var one = entries.Where(e => e.Id == entry.Id);
            if (!ours.TryGetValue(entry.ListId, out var present))
            {
                await one.ExecuteUpdateAsync(set => set.SetProperty(e => e.ActorId, kept), cancellationToken);
                continue;
            }

            await one.ExecuteDeleteAsync(cancellationToken);
            if (entry.Note is not { } note || note == present.Note) continue;
            var both = present.Note is null ? note : Joined(present.Note, note);
            await entries.Where(e => e.Id == present.Id).ExecuteUpdateAsync(set => set.SetProperty(e => e.Note, both), cancellationToken);
        }
    }

    private async Task WebhooksAsync()
    {
        var ours = await context.WebhookSubscriptions.AsNoTracking().Where(w => w.ActorId == kept && w.IsActive).ToListAsync(cancellationToken);
        foreach (var webhook in await context.WebhookSubscriptions.AsNoTracking().Where(w => w.ActorId == lost).ToListAsync(cancellationToken))
        {
            // The same address would hear everything twice.
            var isHeard = webhook.Events.All(code => ours.Any(w => w.Url == webhook.Url && w.Events.Contains(code)));
            var one = context.WebhookSubscriptions.Where(w => w.Id == webhook.Id);
            if (isHeard) await one.ExecuteDeleteAsync(cancellationToken);
            else await one.ExecuteUpdateAsync(set => set.SetProperty(w => w.ActorId, kept), cancellationToken);
        }
    }

    private static string Joined(string? first, string second)
    {
        var both = first is null ? second : $"{first}; {second}";
        return both.Length <= RegistryRules.ReasonLength ? both : both[..RegistryRules.ReasonLength];
    }
}
