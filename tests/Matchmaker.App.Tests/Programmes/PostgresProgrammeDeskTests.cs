using Matchmaker.Contracts.Storage;

namespace Matchmaker.App.Tests.Programmes;

[RequiresPostgres]
public sealed class PostgresProgrammeDeskTests() : ProgrammeDeskSuite(() => TestRegistry.PostgresAsync());
