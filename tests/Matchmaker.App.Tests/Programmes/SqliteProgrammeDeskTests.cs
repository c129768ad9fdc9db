using Matchmaker.Contracts.Storage;

namespace Matchmaker.App.Tests.Programmes;

public sealed class SqliteProgrammeDeskTests() : ProgrammeDeskSuite(() => TestRegistry.SqliteAsync());
