namespace Matchmaker.Web.Api.Introductions;

/// <summary>An answer to a question for an introduction.</summary>
public sealed record AnswerForm
{
    /// <summary>Yes or no. With a yes, both sides see how to reach each other.</summary>
    /// <example>true</example>
    public required bool Accept { get; init; }

    /// <summary>What to say to the other side.</summary>
    /// <example>Gladly. Afternoons are best.</example>
    public string? Message { get; init; }
}
