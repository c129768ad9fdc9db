using Matchmaker.App.Accounts;
using Matchmaker.App.Notifications;
using Matchmaker.App.Storage;
using Matchmaker.App.Webhooks;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Programmes;

/// <summary>Tells organisations what became of them in a programme: their people by mail, their programs by webhook, both in the transaction of the change. A mail for each organisation and change, however many teams it is in.</summary>
public sealed class ProgrammeMails(MailOutbox mails, WebhookOutbox webhooks, MailOptions options)
{
    /// <summary>What these mails are called in the outbox.</summary>
    public const string Kind = "programme";

    private static readonly EntryState[] Waiting = [EntryState.Submitted, EntryState.Shortlisted, EntryState.Invited, EntryState.Accepted, EntryState.Selected, EntryState.Reserve];

    /// <summary>Adds what tells those who can act for actors to what is saved next.</summary>
    /// <param name="context">Where the change is made.</param>
    /// <param name="programme">The programme.</param>
    /// <param name="news">Whom to tell what; an actor that is there several times is told the first.</param>
    /// <param name="message">What the secretariat adds, as plain text.</param>
    /// <param name="cancellationToken">Stops before anything is added.</param>
    public async Task TellAsync(RegistryContext context, Programme programme, IEnumerable<(long ActorId, ProgrammeNews News)> news, string? message = null, CancellationToken cancellationToken = default)
    {
        var told = news.DistinctBy(one => one.ActorId).ToDictionary(one => one.ActorId, one => one.News);
        if (told.Count == 0) return;
        var change = Guid.CreateVersion7().ToString("N");
        foreach (var some in told.Keys.Chunk(500))
        {
            var people = await context.Memberships.Where(m => some.Contains(m.ActorId) && (m.Role == MemberRole.Editor || m.Role == MemberRole.Owner) && m.Account!.EmailConfirmed)
                .Select(m => new { m.ActorId, m.AccountId, m.Account!.Email, Actor = m.Actor!.Name }).ToListAsync(cancellationToken);
            foreach (var person in people)
            {
                var (subject, text) = Words(told[person.ActorId], programme.Title, person.Actor);
                var said = string.IsNullOrWhiteSpace(message) ? "" : $"\n\nThe secretariat writes:\n{message.Trim()}";
                mails.Add(context, new()
                {
                    Key = FormattableString.Invariant($"programme:{programme.Id}:{change}:actor:{person.ActorId}:account:{person.AccountId}"),
                    Kind = Kind,
                    To = person.Email!,
                    Subject = subject,
                    Text = FormattableString.Invariant($"{text}{said}\n\n{options.PublicAddress}/programmes/{programme.Id}\n"),
                });
            }
        }

        foreach (var (actorId, what) in told)
            await webhooks.AddAsync(context, actorId, WebhookEvent.ProgrammeNews, new { programmeId = programme.Id, news = what }, cancellationToken: cancellationToken);
    }

    /// <summary>The same to everybody who is still in a programme.</summary>
    public async Task TellEntrantsAsync(RegistryContext context, Programme programme, ProgrammeNews news, CancellationToken cancellationToken = default)
    {
        var actors = await EntrantsAsync(context, programme, cancellationToken);
        await TellAsync(context, programme, actors.Select(actor => (actor, news)), cancellationToken: cancellationToken);
    }

    /// <summary>Tells those of whom something changes, in what is tracked and not yet saved, that what they were told was taken back: by a decision, or by its being taken back before.</summary>
    internal async Task TellOfUndoneAsync(RegistryContext context, Programme programme, CancellationToken cancellationToken = default)
    {
        context.ChangeTracker.DetectChanges();
        var changed = context.ChangeTracker.Entries().Where(entry => entry.State is EntityState.Modified or EntityState.Deleted or EntityState.Added).ToList();
        var entries = changed.Where(entry => entry.Entity is ProgrammeEntry && (entry.State == EntityState.Deleted || WasTold((EntryState)entry.Property(nameof(ProgrammeEntry.State)).OriginalValue!) || WasTold(((ProgrammeEntry)entry.Entity).State)))
            .Select(entry => ((ProgrammeEntry)entry.Entity).ActorId);
        var members = changed.Select(entry => entry.Entity).OfType<TeamMember>().Select(member => member.ActorId);
        long[] teams = [.. changed.Select(entry => entry.Entity).OfType<ProgrammeTeam>().Select(team => team.Id)];
        var ofTeams = await context.TeamMembers.AsNoTracking().Where(m => teams.Contains(m.TeamId)).Select(m => m.ActorId).ToListAsync(cancellationToken);
        var concerned = entries.Concat(members).Concat(ofTeams).Distinct().ToList().Select(actor => (actor, ProgrammeNews.TakenBack));
        await TellAsync(context, programme, [.. await OfCancellationAsync(context, programme, cancellationToken), .. concerned], cancellationToken: cancellationToken);
    }

    // Everybody was told of a cancellation that is undone, and is told of one that comes back: its page is no longer there to look at.
    private static async Task<List<(long ActorId, ProgrammeNews News)>> OfCancellationAsync(RegistryContext context, Programme programme, CancellationToken cancellationToken)
    {
        var was = (ProgrammeState)context.Entry(programme).Property(nameof(Programme.State)).OriginalValue!;
        if (was == programme.State || was == ProgrammeState.Draft || programme.State == ProgrammeState.Draft || (was != ProgrammeState.Cancelled && programme.State != ProgrammeState.Cancelled)) return [];
        var news = was == ProgrammeState.Cancelled ? ProgrammeNews.TakenBack : ProgrammeNews.Cancelled;
        return [.. (await EntrantsAsync(context, programme, cancellationToken)).Select(actor => (actor, news))];
    }

    private static Task<List<long>> EntrantsAsync(RegistryContext context, Programme programme, CancellationToken cancellationToken) =>
        context.ProgrammeEntries.Where(e => e.ProgrammeId == programme.Id && Waiting.Contains(e.State)).Select(e => e.ActorId).ToListAsync(cancellationToken);

    private static bool WasTold(EntryState state) => state is EntryState.Invited or EntryState.Selected or EntryState.Reserve or EntryState.NotSelected or EntryState.Accepted;

    private static (string Subject, string Text) Words(ProgrammeNews news, string title, string actor) => news switch
    {
        ProgrammeNews.Invited => ($"{actor} is invited: {title}", $"The secretariat invites {actor} to '{title}'. Say yes or no on its page."),
        ProgrammeNews.Selected => ($"{actor} is selected: {title}", $"{actor} is selected for '{title}'. Say on its page whether you take the place."),
        ProgrammeNews.Reserve => ($"{actor} is on the reserve list: {title}", $"{actor} is on the reserve list of '{title}'. We write again as soon as a place becomes free."),
        ProgrammeNews.NotSelected => ($"{title}: not this time", $"{actor} was not selected for '{title}'. Its suggestions of partners stay open to it."),
        ProgrammeNews.TeamAsked => ($"{title}: will you be one of the team?", $"'{title}' would like to bring {actor} together with others. See with whom on its page, and say yes or no."),
        ProgrammeNews.TeamTold => ($"{title}: whom you meet", $"The line-up of '{title}' is there. See on its page whom {actor} meets, and when."),
        ProgrammeNews.TeamChanged => ($"{title}: a change", $"The line-up of '{title}' has changed for {actor}. The page has the new one."),
        ProgrammeNews.TakenBack => ($"{title}: please look again", $"What {actor} was last told of '{title}' no longer holds. Its page says how things stand."),
        _ => ($"{title} does not take place", $"'{title}' has been cancelled."),
    };
}
