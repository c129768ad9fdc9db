namespace Matchmaker.Web.Api.Programmes;

/// <summary>Yes or no.</summary>
public sealed record AnswerForm
{
    /// <summary>Whether it is yes.</summary>
    /// <example>true</example>
    public required bool IsAccepted { get; init; }
}
