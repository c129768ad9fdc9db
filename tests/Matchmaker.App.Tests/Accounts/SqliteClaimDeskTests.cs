using Matchmaker.Contracts.Storage;

namespace Matchmaker.App.Tests.Accounts;

public sealed class SqliteClaimDeskTests() : ClaimDeskSuite(() => TestRegistry.SqliteAsync());
