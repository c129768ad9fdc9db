namespace Matchmaker.App.Search.Following;

/// <summary>How one kind of index lies on the disk. Writing is asked for by who holds the folder's right to write.</summary>
internal interface IIndexFiles<TReader>
    where TReader : SharedReader
{
    IndexFolder Folder { get; }

    /// <summary>Opens the newest index, unless it is the one that serves.</summary>
    /// <exception cref="IndexDamagedException">It cannot be used.</exception>
    Newest<TReader> OpenNewest(TReader? serving);

    /// <summary>Builds an index from nothing beside those that are there, and publishes it.</summary>
    Task<(IndexChange Change, TReader Next)> WriteAllAsync(string reason, CancellationToken cancellationToken);

    /// <summary>Publishes an index that holds what has changed since the one that serves.</summary>
    /// <param name="served">The newest index.</param>
    /// <param name="changed">Keys of actors that may have changed; null where any may.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    /// <returns>What had changed, and the new index; null where nothing had.</returns>
    /// <exception cref="IndexDamagedException">The newest index turned out to be damaged.</exception>
    Task<(IndexChange Change, TReader? Next)> WriteDifferenceAsync(TReader served, IReadOnlySet<long>? changed, CancellationToken cancellationToken);
}
