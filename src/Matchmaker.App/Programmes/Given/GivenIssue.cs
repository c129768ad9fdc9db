using System.Text.Json.Serialization;

namespace Matchmaker.App.Programmes.Given;

/// <summary>Something about what was given that a person should know.</summary>
/// <param name="Where">The file and line, the entry, or what it is about.</param>
/// <param name="Field">The column or field; null where it is about the whole.</param>
/// <param name="Text">What is wrong, and what to do.</param>
/// <param name="IsError">Whether nothing is solved until it is put right; otherwise a remark.</param>
public sealed record GivenIssue(string Where, string? Field, string Text, bool IsError)
{
    /// <summary>Where it stands in what a program sent, such as <c>pairs[2].slot</c>, counted from 1; null where it came from elsewhere.</summary>
    [JsonIgnore]
    public string? Path { get; init; }

    public override string ToString() => $"{Where}{(Field is null ? "" : $", {Field}")}: {Text}";
}
