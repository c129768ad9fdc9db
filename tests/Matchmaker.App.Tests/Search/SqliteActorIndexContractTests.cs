using Matchmaker.App.Search;
using Matchmaker.App.Search.Sqlite;
using Matchmaker.App.Storage;
using Matchmaker.Contracts.Search;

namespace Matchmaker.App.Tests.Search;

public sealed class SqliteActorIndexContractTests : ActorIndexContract
{
    protected override IActorIndex Open(RegistryDatabase database) => new SqliteActorIndex(database);
}
