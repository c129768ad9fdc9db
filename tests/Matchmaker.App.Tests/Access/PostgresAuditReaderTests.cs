using Matchmaker.Contracts.Storage;

namespace Matchmaker.App.Tests.Access;

[RequiresPostgres]
public sealed class PostgresAuditReaderTests() : AuditReaderSuite(() => TestRegistry.PostgresAsync());
