using Matchmaker.Contracts.Storage;

namespace Matchmaker.App.Tests.Storage;

public sealed class SqliteMigrationTests() : MigrationSuite(() => TestRegistry.SqliteAsync());
