using Matchmaker.Contracts.Storage;

namespace Matchmaker.App.Tests.Pushing;

[RequiresPostgres]
public sealed class PostgresPushBoxTests() : PushBoxSuite(() => TestRegistry.PostgresAsync());
