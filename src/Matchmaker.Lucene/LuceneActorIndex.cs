using Matchmaker.App.Search;
using Matchmaker.App.Search.Following;
using Matchmaker.App.Search.Queries;
using Matchmaker.App.Storage;

namespace Matchmaker.Lucene;

/// <summary>The index of actors in Lucene.NET, in a folder of its own beside the registry.</summary>
public sealed class LuceneActorIndex : IActorIndex
{
    private readonly LuceneFiles _files;
    private readonly IndexFollowing<LuceneReader> _following;

    public LuceneActorIndex(RegistryDatabase database, TimeProvider? time = null)
    {
        var folder = new IndexFolder(Path.Combine(IndexFolder.Of(database).Path, "lucene"));
        _files = new(database, folder, time ?? TimeProvider.System);
        _following = new(database, _files);
    }

    public IndexState? State => _following.State;

    public bool TryOpen() => _following.TryOpen();

    public Task<IndexChange> RefreshAsync(CancellationToken cancellationToken = default) => _following.BringUpAsync(null, cancellationToken);

    public Task<IndexChange> RebuildAsync(string reason, CancellationToken cancellationToken = default) => _following.BringUpAsync(reason, cancellationToken);

    public IndexAnswer Find(IndexQuery query) => Ask(reader => new QuerySearch(reader).Answer(query));

    public IndexedActor? Read(long actorId) => Ask(reader => reader.Read(actorId));

    public void Warm(CancellationToken cancellationToken = default) => Ask(reader =>
    {
        cancellationToken.ThrowIfCancellationRequested();
        reader.Words();
        return new QuerySearch(reader).Answer(new() { Facets = Enum.GetValues<ActorAspect>() }).Total;
    });

    public bool IsCommon(string term) => Ask(reader => reader.IsCommon(term));

    public IReadOnlyList<WordCount> Words() => Ask(reader => reader.Words());

    public IReadOnlyList<Completion> CompleteNames(string typed, int most) => Ask(reader => NameBeginnings.Complete(typed, most, reader.NamesFrom));

    public void Dispose() => _following.Dispose();

    private T Ask<T>(Func<LuceneReader, T> ask) => _following.Use(reader =>
    {
        try
        {
            return ask(reader);
        }
        catch (Exception e) when (e is not (OperationCanceledException or IndexDamagedException) && !reader.IsWhole())
        {
            _files.NoteDamage(reader.Generation);
            throw new IndexDamagedException(e.Message, e);
        }
    });
}
