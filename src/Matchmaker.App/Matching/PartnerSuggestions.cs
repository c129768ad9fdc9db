using System.Collections.Concurrent;
using Matchmaker.App.Models;
using Matchmaker.App.Storage;
using Matchmaker.Engine.Factorization;
using Matchmaker.Engine.Ranking;

namespace Matchmaker.App.Matching;

/// <summary>
/// A model at work on one snapshot of the registry. Safe for several threads; holds the model's file open until it is disposed.
/// </summary>
public sealed class PartnerSuggestions : IDisposable
{
    private readonly ModelFile _file;
    private readonly ConcurrentBag<SignalReader> _readers = [];

    private PartnerSuggestions(ModelFile file, ModelVersion model, RegistrySnapshot snapshot, PartnerRanker ranker)
    {
        _file = file;
        Model = model;
        Snapshot = snapshot;
        Ranker = ranker;
    }

    /// <summary>The version at work.</summary>
    public ModelVersion Model { get; }

    public RegistrySnapshot Snapshot { get; }

    public PartnerRanker Ranker { get; }

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
        var file = store.Open(version);
        try
        {
            var snapshot = await RegistrySnapshot.LoadAsync(database, cancellationToken);
            var cut = file.Card.CutDate;
            var known = snapshot.KnownBefore(cut);
            var ranker = PartnerModelSections.Serve(file, snapshot, known, ModelTraining.AsOfDay(known, cut));
            return new(file, version, snapshot, ranker);
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

    /// <summary>The best partners for an actor.</summary>
    public SuggestionList For(int actor, int count, SuggestionFilter? filter = null)
    {
        if (!_readers.TryTake(out var reader)) reader = new SignalReader(Ranker.Signals);
        var source = Ranker.Signals.Counts.Degree(actor) == 0 ? SuggestionSource.ColdStart : SuggestionSource.Collaborations;
        var partners = Ranker.Rank(reader, actor, count, filter?.On(Snapshot));

        // Only a reader that came to its end is clean enough for the next.
        _readers.Add(reader);
        return new(actor, source, partners);
    }

    public void Dispose() => _file.Dispose();
}
