using Matchmaker.Contracts.Storage;

namespace Matchmaker.App.Tests.Models;

[RequiresPostgres]
public sealed class PostgresDriftJobTests() : DriftJobSuite(() => TestRegistry.PostgresAsync());
