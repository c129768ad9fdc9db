using Matchmaker.Contracts.Storage;

namespace Matchmaker.Hangfire.Tests;

public sealed class HangfireInMemoryNodeTests() : HangfireNodeSuite(() => TestRegistry.SqliteAsync());
