using Matchmaker.Contracts.Storage;

namespace Matchmaker.App.Tests.Programmes;

[RequiresPostgres]
public sealed class PostgresPreferenceDeskTests() : PreferenceDeskSuite(() => TestRegistry.PostgresAsync());
