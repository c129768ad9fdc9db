using Matchmaker.Contracts.Storage;

namespace Matchmaker.App.Tests.Models;

[RequiresPostgres]
public sealed class PostgresRetrainJobTests() : RetrainJobSuite(() => TestRegistry.PostgresAsync());
