using Matchmaker.Contracts.Storage;

namespace Matchmaker.App.Tests.Balance;

[RequiresPostgres]
public sealed class PostgresOutcomeTests() : OutcomeSuite(() => TestRegistry.PostgresAsync());
