using Matchmaker.Contracts.Storage;

namespace Matchmaker.App.Tests.Importing;

public sealed class SqliteVerificationImportTests() : VerificationImportSuite(() => TestRegistry.SqliteAsync());
