using Matchmaker.Contracts.Storage;

namespace Matchmaker.App.Tests.Storage;

public sealed class SqliteSavingTests() : SavingSuite(() => TestRegistry.SqliteAsync());
