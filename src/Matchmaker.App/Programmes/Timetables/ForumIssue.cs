namespace Matchmaker.App.Programmes.Timetables;

/// <summary>Something about a forum as it was given that a person should know.</summary>
/// <param name="Where">The file and line, or what it is about.</param>
/// <param name="Field">The column or field; null where it is about the whole.</param>
/// <param name="Text">What is wrong, and what to do.</param>
/// <param name="IsError">Whether nothing is planned until it is put right; otherwise a remark.</param>
public sealed record ForumIssue(string Where, string? Field, string Text, bool IsError)
{
    public override string ToString() => $"{Where}{(Field is null ? "" : $", {Field}")}: {Text}";
}
