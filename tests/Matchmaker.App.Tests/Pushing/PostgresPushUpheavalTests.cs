using Matchmaker.Contracts.Storage;

namespace Matchmaker.App.Tests.Pushing;

[RequiresPostgres]
public sealed class PostgresPushUpheavalTests() : PushUpheavalSuite(() => TestRegistry.PostgresAsync());
