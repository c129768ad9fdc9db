using Matchmaker.Contracts.Storage;

namespace Matchmaker.App.Tests.Importing;

[RequiresPostgres]
public sealed class PostgresRegisterImportTests() : RegisterImportSuite(() => TestRegistry.PostgresAsync());
