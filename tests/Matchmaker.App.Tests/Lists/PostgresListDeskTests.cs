using Matchmaker.Contracts.Storage;

namespace Matchmaker.App.Tests.Lists;

[RequiresPostgres]
public sealed class PostgresListDeskTests() : ListDeskSuite(() => TestRegistry.PostgresAsync());
