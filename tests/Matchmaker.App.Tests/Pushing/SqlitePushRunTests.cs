using Matchmaker.Contracts.Storage;

namespace Matchmaker.App.Tests.Pushing;

public sealed class SqlitePushRunTests() : PushRunSuite(() => TestRegistry.SqliteAsync());
