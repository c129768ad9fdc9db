using Matchmaker.App.Search.Following;
using Matchmaker.App.Search.Queries;
using Matchmaker.App.Storage;

namespace Matchmaker.App.Search.Sqlite;

/// <summary>The index of actors in SQLite's FTS5, in files of its own beside the registry.</summary>
public sealed class SqliteActorIndex(RegistryDatabase database, TimeProvider? time = null) : IActorIndex
{
    private readonly IndexFollowing<IndexReader> _following = new(database, new SqliteFiles(database, IndexFolder.Of(database), time ?? TimeProvider.System));

    public IndexState? State => _following.State;

    public bool TryOpen() => _following.TryOpen();

    public Task<IndexChange> RefreshAsync(CancellationToken cancellationToken = default) => _following.BringUpAsync(null, cancellationToken);

    public Task<IndexChange> RebuildAsync(string reason, CancellationToken cancellationToken = default) => _following.BringUpAsync(reason, cancellationToken);

    public IndexAnswer Find(IndexQuery query) => _following.Use(reader => new QueryEvaluation(reader).Answer(query));

    public IndexedActor? Read(long actorId) => _following.Use(reader => reader.Read(actorId));

    public void Warm(CancellationToken cancellationToken = default) => _following.Use(reader =>
    {
        reader.Warm(cancellationToken);
        return true;
    });

    public bool IsCommon(string term) => _following.Use(reader => reader.IsCommon(term));

    public IReadOnlyList<WordCount> Words() => _following.Use(reader => reader.WordCounts());

    public IReadOnlyList<Completion> CompleteNames(string typed, int most) => _following.Use(reader => NameBeginnings.Complete(typed, most, reader.NamesFrom));

    public void Dispose() => _following.Dispose();
}
