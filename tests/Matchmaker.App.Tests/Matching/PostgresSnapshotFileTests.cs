using Matchmaker.Contracts.Storage;

namespace Matchmaker.App.Tests.Matching;

[RequiresPostgres]
public sealed class PostgresSnapshotFileTests() : SnapshotFileSuite(() => TestRegistry.PostgresAsync());
