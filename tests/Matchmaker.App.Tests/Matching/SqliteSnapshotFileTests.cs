using Matchmaker.Contracts.Storage;

namespace Matchmaker.App.Tests.Matching;

public sealed class SqliteSnapshotFileTests() : SnapshotFileSuite(() => TestRegistry.SqliteAsync());
