using Matchmaker.Contracts.Storage;

namespace Matchmaker.App.Tests.Registry;

[RequiresPostgres]
public sealed class PostgresActorMergingTests() : ActorMergingSuite(() => TestRegistry.PostgresAsync());
