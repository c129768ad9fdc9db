using Matchmaker.Contracts.Storage;

namespace Matchmaker.App.Tests.Programmes.Timetables;

public sealed class SqliteTimetableWorkbenchTests() : TimetableWorkbenchSuite(() => TestRegistry.SqliteAsync());
