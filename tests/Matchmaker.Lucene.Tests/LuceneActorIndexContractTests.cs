using Matchmaker.App.Search;
using Matchmaker.App.Storage;
using Matchmaker.Contracts.Search;

namespace Matchmaker.Lucene.Tests;

/// <summary>Everything that an index owes its users, on Lucene.</summary>
public sealed class LuceneActorIndexContractTests : ActorIndexContract
{
    protected override IActorIndex Open(RegistryDatabase database) => new LuceneActorIndex(database);
}
