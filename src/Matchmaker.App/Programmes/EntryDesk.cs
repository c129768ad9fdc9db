using System.Globalization;
using Matchmaker.App.Access;
using Matchmaker.App.Registry;
using Matchmaker.App.Search;
using Matchmaker.App.Storage;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Programmes;

/// <summary>The secretariat's side of who is in a programme: inviting, adding, reviewing, deciding. What applicants do is <see cref="ApplicantDesk"/>'s.</summary>
public sealed class EntryDesk(RegistryDatabase database, ProgrammeMails mails)
{
    /// <summary>How many actors are invited or decided on at once, at the most.</summary>
    public const int MostAtOnce = 1_000;

    /// <summary>Everybody in a programme with the scores of its reviews, the first to enter first.</summary>
    public async Task<IReadOnlyList<EntryLine>> ListAsync(Caller caller, long programmeId, CancellationToken cancellationToken = default)
    {
        await using var context = database.CreateDbContext();
        var programme = await ProgrammeDesk.TendedAsync(context, caller, programmeId, cancellationToken);
        return await ReadAsync(context, programme, cancellationToken);
    }

    /// <summary>The same for services that have asked for the right already.</summary>
    internal static async Task<IReadOnlyList<EntryLine>> ReadAsync(RegistryContext context, Programme programme, CancellationToken cancellationToken)
    {
        var entries = await context.ProgrammeEntries.AsNoTracking().Where(e => e.ProgrammeId == programme.Id).Include(e => e.Actor).Include(e => e.Reviews).AsSplitQuery().OrderBy(e => e.Id).ToListAsync(cancellationToken);
        var experienced = await context.ProgrammeEntries.Where(e => e.ProgrammeId == programme.Id && e.Actor!.Participations.Count > 0).Select(e => e.ActorId).ToHashSetAsync(cancellationToken);
        return [.. entries.Select(e => new EntryLine(e.Id, e.Actor!, !experienced.Contains(e.ActorId), e, e.Reviews.Count(r => !r.HasConflict), ReviewedScore(programme.Terms.Criteria, e.Reviews)))];
    }

    /// <summary>The mean over reviewers of the mean of their scores, weighted by the criteria, 0 to 10; what a reviewer left open does not count. Null where nobody scored.</summary>
    public static double? ReviewedScore(IReadOnlyList<Criterion> criteria, IEnumerable<ProgrammeReview> reviews)
    {
        List<double> scores = [];
        foreach (var review in reviews.Where(review => !review.HasConflict))
        {
            var given = criteria.Where(criterion => review.Scores.ContainsKey(criterion.Code)).ToList();
            if (given.Count > 0) scores.Add(given.Sum(criterion => criterion.Weight * review.Scores[criterion.Code]) / given.Sum(criterion => criterion.Weight));
        }

        return scores.Count > 0 ? scores.Average() : null;
    }

    /// <summary>Invites actors, all or none. Who applied already is left as it is.</summary>
    /// <returns>How many were invited.</returns>
    /// <exception cref="ProgrammeException">The programme takes none at present, or somebody may not come in: nobody is invited then.</exception>
    public Task<int> InviteAsync(Caller caller, long programmeId, IReadOnlyCollection<long> actorIds, string? message, CancellationToken cancellationToken = default) =>
        BringInAsync(caller, programmeId, actorIds, EntryOrigin.Invited, EntryState.Invited, message, cancellationToken);

    /// <summary>Puts actors in without asking them: the secretariat answers for it.</summary>
    public Task<int> AddAsync(Caller caller, long programmeId, IReadOnlyCollection<long> actorIds, CancellationToken cancellationToken = default) =>
        BringInAsync(caller, programmeId, actorIds, EntryOrigin.Added, EntryState.Accepted, null, cancellationToken);

    /// <summary>Decides on entries, all or none, and tells those whom it concerns.</summary>
    /// <param name="caller">A curator.</param>
    /// <param name="programmeId">The programme.</param>
    /// <param name="actorIds">Whom it is about.</param>
    /// <param name="state">Shortlisted, selected, reserve or not selected; or submitted, to take a decision back.</param>
    /// <param name="message">What to write to them; null for the usual words alone.</param>
    /// <param name="cancellationToken">Stops before anything is stored.</param>
    public async Task DecideAsync(Caller caller, long programmeId, IReadOnlyCollection<long> actorIds, EntryState state, string? message = null, CancellationToken cancellationToken = default)
    {
        if (state is not (EntryState.Submitted or EntryState.Shortlisted or EntryState.Selected or EntryState.Reserve or EntryState.NotSelected))
            throw new ProgrammeException($"Whether it is {AspectCodes.Spell(state)} is for the actor itself to say.");
        await using var context = database.CreateDbContext();
        await using var transaction = await context.Database.BeginTransactionAsync(System.Data.IsolationLevel.Serializable, cancellationToken);
        var programme = await ProgrammeDesk.TendedAsync(context, caller, programmeId, cancellationToken);
        RequireGoesOn(programme);
        var entries = await EntriesAsync(context, programmeId, actorIds, cancellationToken);
        if (entries.Find(e => e.State is EntryState.Withdrawn or EntryState.Declined) is { } gone) throw new ProgrammeException($"{gone.Actor!.Name} is no longer in it: {AspectCodes.Spell(gone.State)}. Leave it out.");
        if (state == EntryState.Selected && programme.Places is { } places)
        {
            var taken = await context.ProgrammeEntries.CountAsync(e => e.ProgrammeId == programmeId && (e.State == EntryState.Selected || e.State == EntryState.Accepted) && !actorIds.Contains(e.ActorId), cancellationToken);
            if (taken + entries.Count > places) throw new ProgrammeException($"There are {places} places; {taken} are taken, and this asks for {entries.Count} more. Choose fewer, or raise the places.");
        }

        var news = Decide(entries, state, message);
        await mails.TellAsync(context, programme, news, message, cancellationToken);
        await ChangeRecorder.SaveAsync(
            context, caller, programmeId, "programme.decided", $"{AspectCodes.Spell(state)}: {Names(entries.Select(e => e.Actor!.Name))}", entries.Count == 1 ? entries[0].ActorId : null, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Scores an entry by the programme's criteria, or says why one does not.</summary>
    /// <exception cref="ProgrammeException">A person is a member of what it would judge, or scores by what is no criterion.</exception>
    public async Task ReviewAsync(Caller caller, long programmeId, long actorId, IReadOnlyDictionary<string, double> scores, string? comment, bool hasConflict = false, CancellationToken cancellationToken = default)
    {
        await using var context = database.CreateDbContext();
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var programme = await ProgrammeDesk.TendedAsync(context, caller, programmeId, cancellationToken);
        if (caller.AccountId is not { } reviewer) throw new AccessDeniedException(caller, "Reviews are for people; a key gives none.");
        if (!hasConflict && caller.Memberships.ContainsKey(actorId)) throw new ProgrammeException("You act for this organisation: say that you have a conflict of interest instead of scoring.");
        if (scores.Keys.FirstOrDefault(code => !programme.Terms.Criteria.Any(criterion => criterion.Code == code)) is { } unknown)
            throw new ProgrammeException($"'{unknown}' is no criterion of this programme. Those are: {string.Join(", ", programme.Terms.Criteria.Select(criterion => criterion.Code))}.");
        var entry = (await EntriesAsync(context, programmeId, [actorId], cancellationToken))[0];
        var review = await context.ProgrammeReviews.SingleOrDefaultAsync(r => r.EntryId == entry.Id && r.ReviewerId == reviewer, cancellationToken);
        if (review is null) context.ProgrammeReviews.Add(review = new() { EntryId = entry.Id, ReviewerId = reviewer });
        (review.Scores, review.Comment, review.HasConflict, review.At) = (new(scores), string.IsNullOrWhiteSpace(comment) ? null : comment.Trim(), hasConflict, context.Now);
        await ChangeRecorder.SaveAsync(context, caller, programmeId, "programme.reviewed", hasConflict ? $"{entry.Actor!.Name}: a reviewer has an interest" : $"{entry.Actor!.Name} reviewed", actorId, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>The caller's own review of an entry; null where there is none.</summary>
    public async Task<ProgrammeReview?> OwnReviewAsync(Caller caller, long programmeId, long actorId, CancellationToken cancellationToken = default)
    {
        AccessRules.Require(caller, Deed.TendProgrammes);
        await using var context = database.CreateDbContext();
        return await context.ProgrammeReviews.AsNoTracking().SingleOrDefaultAsync(r => r.Entry!.ProgrammeId == programmeId && r.Entry.ActorId == actorId && r.ReviewerId == caller.AccountId, cancellationToken);
    }

    /// <summary>Writes decisions into entries; what was so already stays, and is told to nobody.</summary>
    internal static List<(long ActorId, ProgrammeNews News)> Decide(IEnumerable<ProgrammeEntry> entries, EntryState state, string? message)
    {
        List<(long, ProgrammeNews)> news = [];
        foreach (var entry in entries)
        {
            // Whoever said yes to an invitation has its place, and is not asked again.
            if (entry.State == state || (state == EntryState.Selected && entry.State == EntryState.Accepted)) continue;
            var was = entry.State;
            entry.State = state == EntryState.Selected && entry.Origin == EntryOrigin.Added ? EntryState.Accepted : state;
            entry.Message = string.IsNullOrWhiteSpace(message) ? entry.Message : message.Trim();
            entry.AnsweredAt = null;
            var told = state switch
            {
                EntryState.Selected => ProgrammeNews.Selected,
                EntryState.Reserve => ProgrammeNews.Reserve,
                EntryState.NotSelected => ProgrammeNews.NotSelected,
                _ => (ProgrammeNews?)(was is EntryState.Selected or EntryState.Reserve or EntryState.NotSelected or EntryState.Accepted ? ProgrammeNews.TakenBack : null),
            };
            if (told is { } what) news.Add((entry.ActorId, what));
        }

        return news;
    }

    internal static void RequireGoesOn(Programme programme)
    {
        if (programme.State is ProgrammeState.Closed or ProgrammeState.Cancelled) throw new ProgrammeException($"This programme is {AspectCodes.Spell(programme.State)}. Take it back a step first.");
    }

    internal static string Names(IEnumerable<string> names)
    {
        List<string> all = [.. names];
        return all.Count <= 5 ? string.Join(", ", all) : string.Create(CultureInfo.InvariantCulture, $"{string.Join(", ", all.Take(4))} and {all.Count - 4} more");
    }

    private async Task<int> BringInAsync(Caller caller, long programmeId, IReadOnlyCollection<long> actorIds, EntryOrigin origin, EntryState state, string? message, CancellationToken cancellationToken)
    {
        if (actorIds.Count is 0 or > MostAtOnce) throw new ProgrammeException($"Name 1 to {MostAtOnce:N0} actors.");
        await using var context = database.CreateDbContext();
        await using var transaction = await context.Database.BeginTransactionAsync(System.Data.IsolationLevel.Serializable, cancellationToken);
        var programme = await ProgrammeDesk.TendedAsync(context, caller, programmeId, cancellationToken);
        RequireGoesOn(programme);
        if (origin == EntryOrigin.Invited && programme.State == ProgrammeState.Draft) throw new ProgrammeException("A draft is seen by nobody. Open the programme before you invite.");
        if (origin == EntryOrigin.Invited && programme.Entrance == ProgrammeEntrance.Application) throw new ProgrammeException("Actors come into this programme by applying. Change its entrance to invite.");
        var actors = await context.Actors.Where(a => actorIds.Contains(a.Id)).ToListAsync(cancellationToken);
        if (actorIds.Except(actors.Select(a => a.Id)).Cast<long?>().FirstOrDefault() is { } unknown) throw new ProgrammeException($"The registry has no actor #{unknown}.");
        foreach (var actor in actors)
            if (programme.Terms.Eligibility.Objection(actor) is { } objection) throw new ProgrammeException($"{objection} Leave it out, or change who may come in.");
        var present = await context.ProgrammeEntries.Where(e => e.ProgrammeId == programmeId && actorIds.Contains(e.ActorId)).ToDictionaryAsync(e => e.ActorId, cancellationToken);
        var now = context.Now;
        List<Actor> brought = [];
        foreach (var actor in actors.OrderBy(a => a.Id))
        {
            if (present.TryGetValue(actor.Id, out var entry))
            {
                // Who has said no, or taken its application back, can be asked again, and is never simply put in.
                if (origin == EntryOrigin.Added || entry.State is not (EntryState.Withdrawn or EntryState.Declined or EntryState.NotSelected)) continue;
                (entry.State, entry.Message, entry.AnsweredAt) = (state, Filled(message), null);
            }
            else
            {
                context.ProgrammeEntries.Add(new() { ProgrammeId = programmeId, ActorId = actor.Id, Origin = origin, State = state, Message = Filled(message), EnteredAt = now });
            }

            brought.Add(actor);
        }

        if (brought.Count == 0) return 0;
        if (origin == EntryOrigin.Invited) await mails.TellAsync(context, programme, brought.Select(a => (a.Id, ProgrammeNews.Invited)), message, cancellationToken);
        var verb = origin == EntryOrigin.Invited ? "invited" : "added";
        await ChangeRecorder.SaveAsync(context, caller, programmeId, $"programme.{verb}", $"{verb}: {Names(brought.Select(a => a.Name))}", brought.Count == 1 ? brought[0].Id : null, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return brought.Count;
    }

    private static async Task<List<ProgrammeEntry>> EntriesAsync(RegistryContext context, long programmeId, IReadOnlyCollection<long> actorIds, CancellationToken cancellationToken)
    {
        if (actorIds.Count is 0 or > MostAtOnce) throw new ProgrammeException($"Name 1 to {MostAtOnce:N0} actors.");
        var entries = await context.ProgrammeEntries.Include(e => e.Actor).Where(e => e.ProgrammeId == programmeId && actorIds.Contains(e.ActorId)).OrderBy(e => e.Id).ToListAsync(cancellationToken);
        if (actorIds.Except(entries.Select(e => e.ActorId)).Cast<long?>().FirstOrDefault() is { } missing) throw new ProgrammeException($"The actor #{missing} is not in this programme.");
        return entries;
    }

    private static string? Filled(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
