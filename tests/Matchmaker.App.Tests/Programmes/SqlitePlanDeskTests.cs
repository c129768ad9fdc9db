using Matchmaker.Contracts.Storage;

namespace Matchmaker.App.Tests.Programmes;

public sealed class SqlitePlanDeskTests() : PlanDeskSuite(() => TestRegistry.SqliteAsync());
