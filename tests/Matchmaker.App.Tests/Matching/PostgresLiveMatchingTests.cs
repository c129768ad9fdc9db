using Matchmaker.Contracts.Storage;

namespace Matchmaker.App.Tests.Matching;

[RequiresPostgres]
public sealed class PostgresLiveMatchingTests() : LiveMatchingSuite(() => TestRegistry.PostgresAsync());
