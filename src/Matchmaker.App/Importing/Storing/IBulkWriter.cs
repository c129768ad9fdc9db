namespace Matchmaker.App.Importing.Storing;

/// <summary>
/// Writes many records of one kind in the context's transaction, by the provider's fastest way, past the change tracker: whoever calls it
/// has asked <see cref="Matchmaker.App.Storage.RegistryRules"/> first.
/// </summary>
internal interface IBulkWriter
{
    Task InsertAsync<T>(IReadOnlyList<T> records, CancellationToken cancellationToken)
        where T : class;

    Task UpdateAsync<T>(IReadOnlyList<T> records, CancellationToken cancellationToken)
        where T : class;

    /// <summary>Unused keys for records of a table, of which there are at least <paramref name="count"/> in the queue afterwards.</summary>
    Task ReserveKeysAsync(string table, Queue<long> keys, int count, CancellationToken cancellationToken);
}
