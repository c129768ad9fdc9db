using Matchmaker.Contracts.Storage;

namespace Matchmaker.App.Tests.Programmes.Timetables;

[RequiresPostgres]
public sealed class PostgresTimetableWorkbenchTests() : TimetableWorkbenchSuite(() => TestRegistry.PostgresAsync());
