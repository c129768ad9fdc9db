using System.Globalization;
using System.Text.Json;
using Matchmaker.App.Access;
using Matchmaker.App.Registry;
using Matchmaker.App.Search;
using Matchmaker.App.Storage;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Programmes.Cohorts;

/// <summary>Choosing who takes part in a programme: candidates and terms as they stand, trying, keeping plans, and publishing one.</summary>
public sealed class CohortWorkbench(RegistryDatabase database, PlanDesk plans, CohortFits fits)
{
    private const double UnknownFit = 0.5;

    // Who takes no part any more is no candidate.
    private static readonly EntryState[] Gone = [EntryState.Withdrawn, EntryState.Declined];

    /// <summary>Everything that a curator begins from.</summary>
    /// <exception cref="ProgrammeNotFoundException">There is no such programme.</exception>
    public async Task<CohortBoard> ReadAsync(Caller caller, long programmeId, CancellationToken cancellationToken = default)
    {
        await using var context = database.CreateDbContext();
        var programme = await ProgrammeDesk.TendedAsync(context, caller, programmeId, cancellationToken);
        var entries = await EntriesAsync(context, programme, cancellationToken);
        var (candidates, remarks) = await CandidatesAsync(programme, entries, new(), cancellationToken);
        return new(
            programme.Title, programme.State, Terms(programme, new(), candidates), candidates, Begin(programme, entries),
            await plans.ListAsync(caller, programmeId, PlanKind.Cohort, cancellationToken), remarks);
    }

    /// <summary>Finds the best line-up for some choices. Nothing is stored.</summary>
    /// <exception cref="CohortFaultException">The choices contradict themselves or the terms: each with its field.</exception>
    public async Task<CohortPlan> SolveAsync(Caller caller, long programmeId, CohortChoices choices, CancellationToken cancellationToken = default)
    {
        Programme programme;
        IReadOnlyList<EntryLine> entries;
        await using (var context = database.CreateDbContext())
        {
            programme = await ProgrammeDesk.TendedAsync(context, caller, programmeId, cancellationToken);
            entries = await EntriesAsync(context, programme, cancellationToken);
        }

        if (entries.Count == 0) throw new ProgrammeException("Nobody can be chosen yet: nobody has applied or been invited, or all have withdrawn.");
        var (candidates, _) = await CandidatesAsync(programme, entries, choices, cancellationToken);
        var terms = Terms(programme, choices, candidates);
        return await Task.Run(() => CohortPlanner.Plan(terms, candidates, cancellationToken: cancellationToken), cancellationToken);
    }

    /// <summary>Keeps a plan: what was settled, and what came of it.</summary>
    /// <returns>Its key.</returns>
    public Task<long> SaveAsync(Caller caller, long programmeId, long? planId, string name, CohortChoices choices, CohortPlan? outcome, CancellationToken cancellationToken = default) =>
        plans.SaveAsync(
            caller, programmeId, planId, PlanKind.Cohort, name, JsonSerializer.Serialize(choices, ProgrammeJson.Format), outcome is { IsFound: true } ? JsonSerializer.Serialize(outcome, ProgrammeJson.Format) : null, cancellationToken);

    /// <summary>A plan as it was kept.</summary>
    /// <exception cref="ProgrammeException">There is none.</exception>
    public async Task<(ProgrammePlan Plan, CohortChoices Choices, CohortPlan? Outcome)> OpenAsync(Caller caller, long programmeId, long planId, CancellationToken cancellationToken = default)
    {
        var plan = await plans.ReadAsync(caller, programmeId, planId, cancellationToken);
        if (plan.Kind != PlanKind.Cohort) throw new ProgrammeException("That plan is of another kind. Open it where it was made.");
        return (plan, JsonSerializer.Deserialize<CohortChoices>(plan.Choices, ProgrammeJson.Format) ?? new(), plan.Outcome is { } outcome ? JsonSerializer.Deserialize<CohortPlan>(outcome, ProgrammeJson.Format) : null);
    }

    /// <summary>
    /// Makes a kept plan what holds: who is chosen is selected, the next are the reserve, the others are not selected, and all are told; wholly or not at all. Who was invited and has not answered is left as it is, unless chosen.
    /// </summary>
    /// <returns>How many were told.</returns>
    /// <exception cref="ProgrammeException">It cannot be published as it is.</exception>
    public async Task<int> PublishAsync(Caller caller, long programmeId, long planId, int reserve, string? message, CancellationToken cancellationToken = default)
    {
        if (reserve is < 0 or > EntryDesk.MostAtOnce) throw new ProgrammeException($"The reserve has 0 to {EntryDesk.MostAtOnce:N0} places.");
        var (_, _, outcome) = await OpenAsync(caller, programmeId, planId, cancellationToken);
        if (outcome is not { IsFound: true }) throw new ProgrammeException("This plan has not been solved since it was changed. Solve it, look at what comes out, and publish then.");
        HashSet<long> present;
        await using (var context = database.CreateDbContext())
        {
            present = await context.ProgrammeEntries.Where(e => e.ProgrammeId == programmeId && !Gone.Contains(e.State) && e.State != EntryState.Invited).Select(e => e.ActorId).ToHashSetAsync(cancellationToken);
        }

        long[] others = [.. outcome.NotChosen.Where(one => !one.IsForbidden).Concat(outcome.NotChosen.Where(one => one.IsForbidden)).Select(one => Key(one.Id)).Where(present.Contains)];
        var forbidden = outcome.NotChosen.Where(one => one.IsForbidden).Select(one => Key(one.Id)).ToHashSet();
        long[] next = [.. others.Where(id => !forbidden.Contains(id)).Take(reserve)];
        var published = await plans.PublishAsync(
            caller, programmeId, planId,
            new() { Selected = [.. outcome.Chosen.Select(one => Key(one.Id))], Reserve = next, NotSelected = [.. others.Except(next)], Message = string.IsNullOrWhiteSpace(message) ? null : message.Trim() }, cancellationToken);
        return published.Told;
    }

    private static long Key(string id) => long.Parse(id, CultureInfo.InvariantCulture);

    private static async Task<IReadOnlyList<EntryLine>> EntriesAsync(RegistryContext context, Programme programme, CancellationToken cancellationToken) =>
        [.. (await EntryDesk.ReadAsync(context, programme, cancellationToken)).Where(entry => !Gone.Contains(entry.Entry.State)).OrderBy(entry => entry.Actor.Id)];

    // Who was asked and said yes has a word to rely on; who was put in by the secretariat has not, and more than there are places cannot all be meant.
    private static CohortChoices Begin(Programme programme, IReadOnlyList<EntryLine> entries)
    {
        long[] promised = [.. entries.Where(entry => entry.Entry is { State: EntryState.Accepted, Origin: not EntryOrigin.Added }).Select(entry => entry.Actor.Id)];
        return new() { Locked = promised.Length <= (programme.Places ?? int.MaxValue) ? promised : [] };
    }

    private async Task<(IReadOnlyList<CohortCandidate> Candidates, IReadOnlyList<string> Remarks)> CandidatesAsync(
        Programme programme, IReadOnlyList<EntryLine> entries, CohortChoices choices, CancellationToken cancellationToken)
    {
        var remarks = new List<string>();
        var unscored = entries.Count(entry => entry.ReviewedScore is null);
        var needsPartners = choices.FitFrom == CohortFitSource.Partners || unscored > 0;
        var partners = needsPartners && entries.Count > 0 ? await fits.AmongAsync([.. entries.Select(entry => entry.Actor.Id)], cancellationToken) : null;
        if (unscored > 0 && choices.FitFrom == CohortFitSource.Reviews)
            remarks.Add($"{unscored} of {entries.Count} have no review yet; {(partners is null ? "they count as 0.5" : "for them it counts how well they fit the others")}.");
        if (needsPartners && partners is null && entries.Count > 0) remarks.Add("No model serves, or there are too many to compare: fits among the candidates are not known.");
        var wanted = programme.Sectors.ToHashSet(StringComparer.Ordinal);
        return ([.. entries.Select((entry, at) => Candidate(entry, wanted, choices.FitFrom == CohortFitSource.Reviews && entry.ReviewedScore is { } score ? score / ProgrammeRules.HighestScore : partners?[at] ?? UnknownFit))], remarks);
    }

    private static CohortCandidate Candidate(EntryLine entry, HashSet<string> wanted, double fit)
    {
        var actor = entry.Actor;

        // A programme that names sectors wants those covered; one that names none, any.
        var topics = wanted.Count == 0 ? actor.Sectors : [.. actor.Sectors.SelectMany(sector => Taxonomy.Sectors.WithAncestors(sector)).Select(term => term.Code).Where(wanted.Contains)];
        return new()
        {
            Id = actor.Id.ToString(CultureInfo.InvariantCulture),
            Name = actor.Name,
            Country = actor.Country,
            Helix = AspectCodes.Spell(actor.Helix),
            Size = AspectCodes.Spell(actor.Size),
            WomenLed = actor.Ownership.HasFlag(Ownership.WomenLed),
            YouthLed = actor.Ownership.HasFlag(Ownership.YouthLed),
            LocalCraft = actor.Ownership.HasFlag(Ownership.IndigenousOrLocalCraft),
            Newcomer = entry.IsNewcomer,
            Verified = actor.Verification.State == VerificationState.Verified,
            Sectors = [.. actor.Sectors],
            Fit = fit,
            Cost = (double)(entry.Entry.AskedAmount ?? 0),
            Topics = topics.Distinct().ToDictionary(topic => topic, _ => 1.0),
        };
    }

    private static CohortTerms Terms(Programme programme, CohortChoices choices, IReadOnlyList<CohortCandidate> candidates)
    {
        var ids = candidates.Select(candidate => candidate.Id).ToHashSet(StringComparer.Ordinal);
        static string Id(long id) => id.ToString(CultureInfo.InvariantCulture);
        return new()
        {
            Title = programme.Title,
            Places = choices.Places ?? programme.Places ?? Math.Max(1, candidates.Count),
            PlacesAtLeast = choices.PlacesAtLeast,
            Budget = (double?)programme.Budget,
            Currency = programme.Currency,
            Quotas = choices.Quotas ?? programme.Terms.Quotas,
            Coverage = new() { Worth = choices.CoverageWorth },
            Diversity = [new(QuotaDimension.Country, choices.DiversityWorth), new(QuotaDimension.Helix, choices.DiversityWorth)],

            // A conflict with somebody who is no candidate matters to nobody here.
            Conflicts = [.. programme.Terms.Conflicts.Where(one => ids.Contains(Id(one.ActorId)) && ids.Contains(Id(one.OtherId))).Select(one => new CohortConflict(Id(one.ActorId), Id(one.OtherId), one.Reason))],
            Locked = [.. choices.Locked.Select(Id)],
            Forbidden = [.. choices.Forbidden.Select(Id)],
        };
    }
}
