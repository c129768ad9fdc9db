using Matchmaker.Contracts.Storage;

namespace Matchmaker.App.Tests.Lists;

public sealed class SqliteListDeskTests() : ListDeskSuite(() => TestRegistry.SqliteAsync());
