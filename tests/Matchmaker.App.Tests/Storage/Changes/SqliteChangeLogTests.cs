using Matchmaker.Contracts.Storage;

namespace Matchmaker.App.Tests.Storage.Changes;

public sealed class SqliteChangeLogTests() : ChangeLogSuite(() => TestRegistry.SqliteAsync());
