using Matchmaker.Contracts.Storage;

namespace Matchmaker.App.Tests.Storage;

[RequiresPostgres]
public sealed class PostgresIntegrityTests() : IntegritySuite(() => TestRegistry.PostgresAsync());
