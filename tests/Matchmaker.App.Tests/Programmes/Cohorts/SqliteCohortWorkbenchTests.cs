using Matchmaker.Contracts.Storage;

namespace Matchmaker.App.Tests.Programmes.Cohorts;

public sealed class SqliteCohortWorkbenchTests() : CohortWorkbenchSuite(() => TestRegistry.SqliteAsync());
