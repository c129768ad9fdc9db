using Matchmaker.Contracts.Storage;

namespace Matchmaker.App.Tests.Programmes;

[RequiresPostgres]
public sealed class PostgresPlanDeskTests() : PlanDeskSuite(() => TestRegistry.PostgresAsync());
