using Matchmaker.Contracts.Storage;

namespace Matchmaker.App.Tests.Registry;

[RequiresPostgres]
public sealed class PostgresActorLookupTests() : ActorLookupSuite(() => TestRegistry.PostgresAsync());
