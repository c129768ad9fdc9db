using System.Collections.Concurrent;
using Matchmaker.App.Models;
using Matchmaker.App.Registry;
using Matchmaker.App.Storage;
using Matchmaker.Engine.Factorization;
using Matchmaker.Engine.Graph;
using Matchmaker.Engine.Ranking;
using Matchmaker.Engine.Ranking.Groups;

namespace Matchmaker.App.Matching;

/// <summary>
/// A model at work on one snapshot of the registry. Safe for several threads; holds the model's file open until it is disposed.
/// </summary>
public sealed class PartnerSuggestions : IDisposable
{
    private readonly ModelFile _file;
    private readonly ConcurrentBag<SignalReader> _readers = [];
    private readonly MentorTopics _mentors;
    private readonly SuggestionChoice _choice;
    private readonly Lazy<GroupModel> _groups;
    private volatile MatchRules _rules;

    private PartnerSuggestions(ModelFile file, ModelVersion model, RegistrySnapshot snapshot, Hypergraph known, MatchRules rules, PartnerRanker ranker)
    {
        _file = file;
        _mentors = new(snapshot.Profiles);
        _choice = new(snapshot, _mentors, ranker);
        Model = model;
        Snapshot = snapshot;
        Known = known;
        _rules = rules;
        Ranker = ranker;
        _groups = new(() => GroupModel.Build(ranker.Signals, known));
    }

    /// <summary>The version at work.</summary>
    public ModelVersion Model { get; }

    public RegistrySnapshot Snapshot { get; }

    /// <summary>The collaborations that the model may know of.</summary>
    public Hypergraph Known { get; }

    /// <summary>Who must not be suggested to whom.</summary>
    public MatchRules Rules => _rules;

    public PartnerRanker Ranker { get; }

    /// <summary>What the signals of groups are read from; made when first asked for.</summary>
    public GroupModel Groups => _groups.Value;

    /// <summary>Loads the serving model, or the one trained for a date, and the registry as it was known then.</summary>
    /// <param name="database">The registry.</param>
    /// <param name="asOf">Only what began before this date is known; null for everything.</param>
    /// <param name="cancellationToken">Stops the loading.</param>
    /// <exception cref="ModelStoreException">There is no such model, or it cannot be used.</exception>
    public static async Task<PartnerSuggestions> LoadAsync(RegistryDatabase database, DateOnly? asOf = null, CancellationToken cancellationToken = default)
    {
        var store = new ModelStore(database);
        var version = asOf is { } date
            ? await store.FindAsOfAsync(date, cancellationToken)
                ?? throw new ModelStoreException($"No model was trained on what was known before {date:yyyy-MM-dd}; a later one would know too much. Train it: matchmaker train --as-of {date:yyyy-MM-dd} --keep-serving.")
            : await store.ActiveAsync(cancellationToken);
        return await LoadAsync(database, version, token => SnapshotFile.LoadAsync(database, token), cancellationToken);
    }

    /// <summary>The same, where the caller knows the version and how to come by the registry.</summary>
    internal static async Task<PartnerSuggestions> LoadAsync(
        RegistryDatabase database, ModelVersion version, Func<CancellationToken, Task<RegistrySnapshot>> read, CancellationToken cancellationToken)
    {
        var file = await new ModelStore(database).OpenAsync(version, cancellationToken);
        try
        {
            var snapshot = await read(cancellationToken);

            // Beside the ranker: neither needs the other.
            var rules = Task.Run(() => ReadRulesAsync(database, snapshot, cancellationToken), cancellationToken);
            var cut = file.Card.CutDate;
            var known = snapshot.KnownBefore(cut);
            var ranker = PartnerModelSections.Serve(file, snapshot, known, ModelTraining.AsOfDay(known, cut));
            ranker.Signals.Prepare();
            return new(file, version, snapshot, known, await rules, ranker);
        }
        catch (ModelFormatException e)
        {
            file.Dispose();
            throw new ModelStoreException($"Model {version.Name}: {e.Message}", e);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Takes up the rules as they are now; nothing else may have changed in the registry.</summary>
    internal async Task RenewRulesAsync(RegistryDatabase database, CancellationToken cancellationToken) => _rules = await ReadRulesAsync(database, Snapshot, cancellationToken);

    private static async Task<MatchRules> ReadRulesAsync(RegistryDatabase database, RegistrySnapshot snapshot, CancellationToken cancellationToken)
    {
        await using var context = database.CreateDbContext();
        return await MatchRules.LoadAsync(context, snapshot, database.Time.GetUtcNow(), cancellationToken);
    }

    /// <summary>The best partners for an actor, with the usual variety.</summary>
    public SuggestionList For(int actor, int count, SuggestionFilter? filter = null) => For(actor, new() { Count = count, Filter = filter ?? new() });

    /// <summary>The best partners for an actor.</summary>
    /// <param name="actor">Dense index.</param>
    /// <param name="request">What is asked for.</param>
    /// <exception cref="SuggestionRequestException">The request makes no sense.</exception>
    public SuggestionList For(int actor, SuggestionRequest request) => For(actor, request, null);

    /// <summary>The best partners for an actor if its profile read otherwise: what it would change to save a draft.</summary>
    /// <param name="actor">Dense index.</param>
    /// <param name="request">What is asked for.</param>
    /// <param name="drafted">The profile as one row in the columns of <see cref="RegistrySnapshot.Profiles"/>; null for the present one.</param>
    /// <exception cref="SuggestionRequestException">The request makes no sense.</exception>
    public SuggestionList For(int actor, SuggestionRequest request, ProfileTable? drafted)
    {
        request.Validate();
        if (!_readers.TryTake(out var reader)) reader = new SignalReader(Ranker.Signals, reusesMemory: true);
        var kinds = (request.IncludePartners ? CandidateKinds.Partners : 0) | (request.IncludeNewcomers ? CandidateKinds.Newcomers : 0);
        var open = OpenTo(actor, request);
        var candidates = drafted is null ? reader.Read(actor, open, kinds) : reader.ReadAs(actor, drafted, open, kinds);
        var partners = _choice.Choose(candidates, actor, request);

        // The candidates' signals are the reader's memory; and only a reader that came to its end is clean enough for the next.
        _readers.Add(reader);
        return new(actor, request.Purpose, SourceOf(actor), partners);
    }

    /// <summary>A list of one given partner, whatever rules and candidates say of it: what its score would be.</summary>
    public SuggestionList Between(int actor, int partner)
    {
        if (!_readers.TryTake(out var reader)) reader = new SignalReader(Ranker.Signals, reusesMemory: true);
        var candidates = reader.ReadWith(actor, [partner], other => other == partner, CandidateKinds.Partners | CandidateKinds.Newcomers);
        var chosen = _choice.Choose(candidates, actor, new() { Count = 1 });
        _readers.Add(reader);
        return new(actor, SuggestionPurpose.Partner, SourceOf(actor), chosen);
    }

    /// <summary>The scores of given partners less that of the best there is, whatever rules say of either: 0 for the best, below it for others. No wish and no variety is in them.</summary>
    public IReadOnlyDictionary<int, double> RelativeScores(int actor, ReadOnlySpan<int> partners, SuggestionPurpose purpose)
    {
        if (!_readers.TryTake(out var reader)) reader = new SignalReader(Ranker.Signals, reusesMemory: true);
        var candidates = reader.ReadWith(actor, partners, null, CandidateKinds.Partners | CandidateKinds.Newcomers);
        var scores = _choice.Score(candidates, actor, purpose);
        _readers.Add(reader);
        var best = scores.DefaultIfEmpty(0).Max();
        var relative = new Dictionary<int, double>(partners.Length);
        foreach (var partner in partners)
            if (Array.BinarySearch(candidates.Actors, partner) is >= 0 and var at) relative[partner] = scores[at] - best;
        return relative;
    }

    /// <summary>The ranker that a list was weighed with.</summary>
    public AdditiveRanker RankerOf(SuggestionList list) => _choice.RankerOf(list.Actor, list.Purpose);

    /// <summary>Why an actor may not be suggested to another by a request, or that it may: a high enough score provided.</summary>
    public SuggestionVerdict Judge(int actor, int partner, SuggestionRequest request)
    {
        var verdict = Rules.Judge(actor, partner, request.Filter.OnlyVerified);
        if (verdict != SuggestionVerdict.Allowed) return verdict;
        if (!Fits(actor, request)(partner)) return SuggestionVerdict.FilteredOut;
        if (request.Purpose == SuggestionPurpose.Mentor && !_mentors.IsMentor(partner, request.Topic)) return SuggestionVerdict.NoMentor;
        if (!request.IncludePartners && Ranker.Signals.Counts.Contains(actor, partner)) return SuggestionVerdict.Partner;
        return !request.IncludeNewcomers && Ranker.Signals.Counts.Degree(partner) == 0 ? SuggestionVerdict.Newcomer : SuggestionVerdict.Allowed;
    }

    private SuggestionSource SourceOf(int actor) => Ranker.Signals.Counts.Degree(actor) == 0 ? SuggestionSource.ColdStart : SuggestionSource.Collaborations;

    private Predicate<int> Fits(int actor, SuggestionRequest request)
    {
        var filter = request.Filter.On(Snapshot);
        var country = Snapshot.Traits.Country;
        var tooFar = TooFar(Snapshot.CountryOf(actor), request.MostHoursApart);
        return partner => filter(partner) && !(request.Abroad && country[actor] == country[partner]) && !tooFar[country[partner]] && (!request.OnlyWithPlaces || Rules.HasFreePlaces(partner))
            && !request.Except.Contains(partner);
    }

    private bool[] TooFar(string own, double? hours) => [.. Snapshot.Countries.Select(other => hours is { } most && CountryClocks.Apart(own, other) > most)];

    // What the candidates' kinds do not settle already; asked of everybody, so that it must be cheap.
    private Predicate<int> OpenTo(int actor, SuggestionRequest request)
    {
        var rules = Rules.For(actor, request.Filter.OnlyVerified);
        var fits = Fits(actor, request);
        var isMentor = request.Purpose == SuggestionPurpose.Mentor;
        return partner => rules(partner) && fits(partner) && (!isMentor || _mentors.IsMentor(partner, request.Topic));
    }

    public void Dispose() => _file.Dispose();
}
