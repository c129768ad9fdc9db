using Matchmaker.Contracts.Storage;

namespace Matchmaker.App.Tests.Matching;

public sealed class SqliteMatchRulesTests() : MatchRulesSuite(() => TestRegistry.SqliteAsync());
