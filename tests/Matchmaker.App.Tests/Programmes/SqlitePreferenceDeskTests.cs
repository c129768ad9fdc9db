using Matchmaker.Contracts.Storage;

namespace Matchmaker.App.Tests.Programmes;

public sealed class SqlitePreferenceDeskTests() : PreferenceDeskSuite(() => TestRegistry.SqliteAsync());
