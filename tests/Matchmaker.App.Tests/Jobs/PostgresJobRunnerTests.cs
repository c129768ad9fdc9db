using Matchmaker.Contracts.Storage;

namespace Matchmaker.App.Tests.Jobs;

[RequiresPostgres]
public sealed class PostgresJobRunnerTests() : JobRunnerSuite(() => TestRegistry.PostgresAsync());
