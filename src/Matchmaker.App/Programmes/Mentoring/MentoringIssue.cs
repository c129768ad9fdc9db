namespace Matchmaker.App.Programmes.Mentoring;

/// <summary>Something about what was given that a person should know.</summary>
/// <param name="Where">The file and line, or the entry of the round.</param>
/// <param name="Field">The column or field; null where it is about the whole.</param>
/// <param name="Text">What is wrong, and what to do.</param>
/// <param name="IsError">Whether nothing is solved until it is put right; otherwise a remark.</param>
public sealed record MentoringIssue(string Where, string? Field, string Text, bool IsError)
{
    public override string ToString() => $"{Where}{(Field is null ? "" : $", {Field}")}: {Text}";
}
