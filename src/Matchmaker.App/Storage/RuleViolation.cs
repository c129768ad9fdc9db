namespace Matchmaker.App.Storage;

/// <summary>What is wrong with one field of a record, and what would be right.</summary>
public sealed record RuleViolation(string Field, string Message)
{
    public override string ToString() => $"{Field}: {Message}";
}
