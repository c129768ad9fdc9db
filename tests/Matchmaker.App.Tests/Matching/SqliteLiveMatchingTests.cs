using Matchmaker.Contracts.Storage;

namespace Matchmaker.App.Tests.Matching;

public sealed class SqliteLiveMatchingTests() : LiveMatchingSuite(() => TestRegistry.SqliteAsync());
