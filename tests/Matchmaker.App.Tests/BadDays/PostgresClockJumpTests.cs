using Matchmaker.Contracts.Storage;

namespace Matchmaker.App.Tests.BadDays;

[RequiresPostgres]
public sealed class PostgresClockJumpTests() : ClockJumpSuite(() => TestRegistry.PostgresAsync());
