using Matchmaker.Contracts.Storage;

namespace Matchmaker.App.Tests.Importing;

public sealed class SqliteCsvImportTests() : CsvImportSuite(() => TestRegistry.SqliteAsync());
