using Matchmaker.Contracts.Storage;

namespace Matchmaker.App.Tests.Balance;

public sealed class SqliteOutcomeTests() : OutcomeSuite(() => TestRegistry.SqliteAsync());
