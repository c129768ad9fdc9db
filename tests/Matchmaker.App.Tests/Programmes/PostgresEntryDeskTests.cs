using Matchmaker.Contracts.Storage;

namespace Matchmaker.App.Tests.Programmes;

[RequiresPostgres]
public sealed class PostgresEntryDeskTests() : EntryDeskSuite(() => TestRegistry.PostgresAsync());
