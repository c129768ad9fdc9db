using Matchmaker.Contracts.Storage;

namespace Matchmaker.App.Tests.Programmes;

public sealed class SqliteEntryDeskTests() : EntryDeskSuite(() => TestRegistry.SqliteAsync());
