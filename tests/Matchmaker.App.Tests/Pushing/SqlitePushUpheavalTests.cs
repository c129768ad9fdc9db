using Matchmaker.Contracts.Storage;

namespace Matchmaker.App.Tests.Pushing;

public sealed class SqlitePushUpheavalTests() : PushUpheavalSuite(() => TestRegistry.SqliteAsync());
