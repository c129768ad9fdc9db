using Matchmaker.Contracts.Storage;

namespace Matchmaker.App.Tests.Programmes.Cohorts;

[RequiresPostgres]
public sealed class PostgresCohortWorkbenchTests() : CohortWorkbenchSuite(() => TestRegistry.PostgresAsync());
