using Matchmaker.Contracts.Storage;

namespace Matchmaker.App.Tests.Access;

public sealed class SqliteAuditReaderTests() : AuditReaderSuite(() => TestRegistry.SqliteAsync());
