using Matchmaker.Contracts.Storage;

namespace Matchmaker.App.Tests.BadDays;

public sealed class SqliteClockJumpTests() : ClockJumpSuite(() => TestRegistry.SqliteAsync());
