using Matchmaker.Contracts.Storage;

namespace Matchmaker.App.Tests.Pushing;

public sealed class SqlitePushBoxTests() : PushBoxSuite(() => TestRegistry.SqliteAsync());
