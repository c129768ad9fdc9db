using Matchmaker.Contracts.Storage;

namespace Matchmaker.App.Tests.Pushing;

[RequiresPostgres]
public sealed class PostgresPushRunTests() : PushRunSuite(() => TestRegistry.PostgresAsync());
