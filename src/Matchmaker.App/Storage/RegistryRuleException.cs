namespace Matchmaker.App.Storage;

/// <summary>A record that breaks the registry's rules was about to be saved; nothing was.</summary>
public sealed class RegistryRuleException(string record, IReadOnlyList<RuleViolation> violations, string verdict = "cannot be saved")
    : ExplainedException($"{record} {verdict}. {string.Join(" ", violations)}")
{
    public IReadOnlyList<RuleViolation> Violations { get; } = violations;
}
