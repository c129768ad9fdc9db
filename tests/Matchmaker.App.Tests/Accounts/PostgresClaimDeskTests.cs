using Matchmaker.Contracts.Storage;

namespace Matchmaker.App.Tests.Accounts;

[RequiresPostgres]
public sealed class PostgresClaimDeskTests() : ClaimDeskSuite(() => TestRegistry.PostgresAsync());
