using System.Collections.Concurrent;
using Matchmaker.App.Access;
using Matchmaker.App.Evaluating;
using Matchmaker.App.Introductions;
using Matchmaker.App.Jobs;
using Matchmaker.App.Matching;
using Matchmaker.App.Models;
using Matchmaker.App.Registry;
using Matchmaker.App.Search;
using Matchmaker.App.Storage;
using Matchmaker.Engine.Ranking;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Balance;

/// <summary>Figures on who benefits: what people did, what the serving model shows, and what a floor would change and cost.</summary>
public sealed class BalanceDesk(RegistryDatabase database, LiveMatching matching, BackgroundWork work)
{
    public const string Ownership = "ownership";

    // Reports of models that serve no longer are not asked for again.
    private const int MostKept = 50;

    internal static readonly Ownership[] OwnershipFlags = [.. Enum.GetValues<Ownership>().Where(flag => flag != Registry.Ownership.None)];

    private readonly ConcurrentDictionary<string, ExposureReport> _reports = new(StringComparer.Ordinal);

    /// <summary>Who was shown, asked and accepted.</summary>
    /// <param name="caller">A curator.</param>
    /// <param name="from">First day; null for all that is known.</param>
    /// <param name="until">Last day.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="BalanceException">The period ends before it begins.</exception>
    public async Task<OutcomeReport> OutcomesAsync(Caller caller, DateOnly? from, DateOnly? until, CancellationToken cancellationToken = default)
    {
        AccessRules.Require(caller, Deed.ReadBalance);
        if (until < from) throw new BalanceException($"The period ends on {until:yyyy-MM-dd}, before it begins on {from:yyyy-MM-dd}.");
        await using var context = database.CreateDbContext();
        var tally = new OutcomeTally(await context.Actors.AsNoTracking().Select(a => new OutcomeActor(a.Id, a.Country, a.Helix, a.Size, a.Ownership)).ToListAsync(cancellationToken));
        var start = from is { } first ? new DateTimeOffset(first, TimeOnly.MinValue, TimeSpan.Zero) : DateTimeOffset.MinValue;
        var end = until is { } last && last < DateOnly.MaxValue ? new DateTimeOffset(last.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero) : DateTimeOffset.MaxValue;
        var feedback = context.Feedback.AsNoTracking();
        if (from is not null) feedback = feedback.Where(f => f.At >= start);
        if (until is not null) feedback = feedback.Where(f => f.At < end);
        foreach (var shown in await feedback.Where(f => f.Kind == FeedbackKind.Seen).GroupBy(f => f.PartnerId).Select(g => new { Id = g.Key, Count = g.Count() }).ToListAsync(cancellationToken))
            tally.Shown(shown.Id, shown.Count);

        // An ask stands in the feedback, in the introductions, or in both: each pair counts once.
        var introductions = context.Introductions.AsNoTracking();
        var asked = introductions;
        if (from is not null) asked = asked.Where(i => i.AskedAt >= start);
        if (until is not null) asked = asked.Where(i => i.AskedAt < end);
        var answered = introductions.Where(i => i.State == IntroductionState.Accepted || i.State == IntroductionState.Met || i.State == IntroductionState.WorkedTogether);
        if (from is not null) answered = answered.Where(i => i.AnsweredAt >= start);
        if (until is not null) answered = answered.Where(i => i.AnsweredAt < end);
        var asks = await feedback.Where(f => f.Kind == FeedbackKind.Asked).Select(f => new { From = f.ActorId, To = f.PartnerId })
            .Union(asked.Select(i => new { From = i.AskingActorId, To = i.AskedActorId })).ToListAsync(cancellationToken);
        var answers = await feedback.Where(f => f.Kind == FeedbackKind.Accepted).Select(f => new { From = f.PartnerId, To = f.ActorId })
            .Union(answered.Select(i => new { From = i.AskingActorId, To = i.AskedActorId })).ToListAsync(cancellationToken);
        foreach (var ask in asks) tally.Asked(ask.From, ask.To);
        foreach (var answer in answers) tally.Accepted(answer.From, answer.To);
        return tally.Report(from, until);
    }

    /// <summary>The exposure of the serving model's suggestions, where it was computed already; null where it was not, or no model serves.</summary>
    public ExposureReport? Exposure(Caller caller, BalanceRequest request)
    {
        AccessRules.Require(caller, Deed.ReadBalance);
        return matching.Serving is { } serving ? _reports.GetValueOrDefault(KeyOf(serving.Model.Name, request)) : null;
    }

    /// <summary>What a floor costs in accuracy, where it was computed already.</summary>
    public ExposureReport? Price(Caller caller, BalanceRequest request)
    {
        AccessRules.Require(caller, Deed.ReadBalance);
        return matching.Serving is { } serving ? _reports.GetValueOrDefault("price:" + KeyOf(serving.Model.Name, request)) : null;
    }

    /// <summary>Computes the exposure of everybody's suggestions in the background, and what the floor would change.</summary>
    /// <exception cref="BalanceException">The floor lies outside its range.</exception>
    /// <exception cref="ModelStoreException">No model serves.</exception>
    public WorkItem ComputeExposure(Caller caller, BalanceRequest request)
    {
        AccessRules.Require(caller, Deed.ReadBalance);
        request.Validate();
        return work.Start(caller, Deed.ReadBalance, ExposureKey(request), "Exposure of everybody's suggestions", async (progress, cancelling) =>
        {
            using var lease = await matching.UseAsync(cancelling);
            var suggestions = lease.Suggestions;
            var actors = Math.Max(1, suggestions.Snapshot.ActorCount);
            await using var context = database.CreateDbContext();
            var watched = await OwnershipExposure.AttributesAsync(context, suggestions.Snapshot, cancelling);
            var balanced = new BalancedSuggestions(suggestions).Balance(request, watched, new RankedActors(progress, actors), cancelling);
            var report = ExposureReport.Of(balanced, request, suggestions.Model.Name, null) with { Groups = OwnershipExposure.Gather(balanced.Groups) };
            Keep(KeyOf(suggestions.Model.Name, request), report);
            return $"{report.Slots:N0} suggestions for {report.Lists:N0} actors";
        });
    }

    /// <summary>Computes in the background what a floor costs in accuracy: trains on what began before the last year known, and asks for the partners gained in it.</summary>
    /// <exception cref="BalanceException">The floor lies outside its range.</exception>
    public WorkItem ComputePrice(Caller caller, BalanceRequest request)
    {
        AccessRules.Require(caller, Deed.ReadBalance);
        request.Validate();
        return work.Start(caller, Deed.ReadBalance, PriceKey(request), "Price of a floor in accuracy", async (progress, cancelling) =>
        {
            var model = matching.Serving?.Model.Name ?? throw new BalanceException("No model serves yet, so there is no floor to price. Train one first.");
            progress.Report(new("Reading the registry"));
            var snapshot = await RegistrySnapshot.LoadAsync(database, cancelling);
            var report = new BalanceTrial(snapshot).Run(ModelDesk.LastYear(snapshot), request, new SignalOptions(), new WorkText(progress), cancelling);
            Keep("price:" + KeyOf(model, request), report);
            return report.Accuracy is { } price ? FormattableString.Invariant($"NDCG {price.NdcgBefore:0.000} → {price.NdcgAfter:0.000}") : null;
        });
    }

    /// <summary>Computations of exposures and prices since the start of the program, the latest first.</summary>
    /// <exception cref="AccessDeniedException">The caller may not.</exception>
    public IReadOnlyList<WorkItem> Work(Caller caller) => work.ListOf(caller, Deed.ReadBalance);

    /// <summary>Stops a computation; one that has ended stays as it is.</summary>
    /// <returns>The work as it stands; null where there is none.</returns>
    /// <exception cref="AccessDeniedException">The caller may not.</exception>
    public async Task<WorkItem?> CancelAsync(Caller caller, string id)
    {
        if (Work(caller).All(item => item.Id != id)) return null;
        await work.CancelAsync(caller, id);
        return Work(caller).FirstOrDefault(item => item.Id == id);
    }

    /// <summary>The key of the work on an exposure.</summary>
    public static string ExposureKey(BalanceRequest request) => "balance:exposure:" + KeyOf("", request);

    /// <summary>The key of the work on a price.</summary>
    public static string PriceKey(BalanceRequest request) => "balance:price:" + KeyOf("", request);

    internal static IEnumerable<(string Attribute, string Label)> GroupsOf(string country, Helix helix, ActorSize size, Ownership ownership)
    {
        yield return (BalanceAttributes.Country, country);
        yield return (BalanceAttributes.Helix, AspectCodes.Spell(helix));
        yield return (BalanceAttributes.Size, AspectCodes.Spell(size));
        foreach (var flag in OwnershipFlags.Where(flag => ownership.HasFlag(flag))) yield return (Ownership, AspectCodes.Spell(flag));
        if (ownership == Registry.Ownership.None) yield return (Ownership, AspectCodes.Spell(ownership));
    }

    private void Keep(string key, ExposureReport report)
    {
        if (_reports.Count >= MostKept) _reports.Clear();
        _reports[key] = report;
    }

    private static string KeyOf(string model, BalanceRequest request) => FormattableString.Invariant($"{model}:{request.Floor:0.###}:{string.Join(',', request.Attributes)}:{request.ShareOf}:{request.Top}");

    private sealed class RankedActors(IProgress<WorkStep> progress, int actors) : IProgress<long>
    {
        public void Report(long value) => progress.Report(new("Ranking everybody's partners", Math.Min(1, value / (double)actors)));
    }
}
