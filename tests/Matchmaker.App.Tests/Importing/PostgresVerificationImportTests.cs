using Matchmaker.Contracts.Storage;

namespace Matchmaker.App.Tests.Importing;

[RequiresPostgres]
public sealed class PostgresVerificationImportTests() : VerificationImportSuite(() => TestRegistry.PostgresAsync());
