using Matchmaker.App.Search.Queries;

namespace Matchmaker.App.Search;

/// <summary>
/// An index of the actors of one registry. Derived: it follows the registry, and can always be built anew. What is searched is what
/// <see cref="TextAnalyser"/> makes of <see cref="IndexedActor.Texts"/>. Safe for several threads.
/// </summary>
public interface IActorIndex : IDisposable
{
    /// <summary>The index that serves; null before the first <see cref="RefreshAsync"/>.</summary>
    IndexState? State { get; }

    /// <summary>Takes up the index as it was left, without looking whether the registry has changed since: for a start that should not wait for that.</summary>
    /// <returns>Whether there was a usable one; <see cref="RefreshAsync"/> has to be awaited before any question otherwise.</returns>
    bool TryOpen();

    /// <summary>Brings the index up to the registry: what changed is written, or all of it where there is no usable one. Readers go on with the old one meanwhile.</summary>
    /// <exception cref="SearchIndexException">It cannot be written.</exception>
    Task<IndexChange> RefreshAsync(CancellationToken cancellationToken = default);

    /// <summary>Builds the index from nothing, beside the present one, and swaps it in.</summary>
    /// <exception cref="SearchIndexException">It cannot be written.</exception>
    Task<IndexChange> RebuildAsync(string reason, CancellationToken cancellationToken = default);

    /// <summary>The actors that fit a query, with the exact number and facets of all of them.</summary>
    /// <exception cref="IndexDamagedException">The index cannot be read.</exception>
    IndexAnswer Find(IndexQuery query);

    /// <summary>What the index holds of an actor; null where it does not know the key.</summary>
    /// <exception cref="IndexDamagedException">The index cannot be read.</exception>
    IndexedActor? Read(long actorId);

    /// <summary>Names of actors of which a word begins with what was typed; those that begin with it as a whole come first.</summary>
    /// <exception cref="IndexDamagedException">The index cannot be read.</exception>
    IReadOnlyList<Completion> CompleteNames(string typed, int most);

    /// <summary>Reads ahead what most queries need, so that none has to wait for it. For processes that stay.</summary>
    void Warm(CancellationToken cancellationToken = default);

    /// <summary>Whether a term stands with so many actors that it tells them apart no more.</summary>
    bool IsCommon(string term);

    /// <summary>Indexed words with the number of actors that have each; of scripts with spaces only.</summary>
    /// <exception cref="IndexDamagedException">The index cannot be read.</exception>
    IReadOnlyList<WordCount> Words();
}
