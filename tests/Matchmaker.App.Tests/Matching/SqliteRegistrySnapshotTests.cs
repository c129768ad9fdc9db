using Matchmaker.Contracts.Storage;

namespace Matchmaker.App.Tests.Matching;

public sealed class SqliteRegistrySnapshotTests() : RegistrySnapshotSuite(() => TestRegistry.SqliteAsync());
