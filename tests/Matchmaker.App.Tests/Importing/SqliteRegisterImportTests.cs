using Matchmaker.Contracts.Storage;

namespace Matchmaker.App.Tests.Importing;

public sealed class SqliteRegisterImportTests() : RegisterImportSuite(() => TestRegistry.SqliteAsync());
