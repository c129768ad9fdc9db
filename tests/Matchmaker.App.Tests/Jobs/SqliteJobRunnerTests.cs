using Matchmaker.Contracts.Storage;

namespace Matchmaker.App.Tests.Jobs;

public sealed class SqliteJobRunnerTests() : JobRunnerSuite(() => TestRegistry.SqliteAsync());
