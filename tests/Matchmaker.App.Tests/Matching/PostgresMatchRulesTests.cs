using Matchmaker.Contracts.Storage;

namespace Matchmaker.App.Tests.Matching;

[RequiresPostgres]
public sealed class PostgresMatchRulesTests() : MatchRulesSuite(() => TestRegistry.PostgresAsync());
