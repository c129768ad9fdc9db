namespace Matchmaker.Web.Api.Programmes;

/// <summary>How a plan of a cohort is made what holds.</summary>
public sealed record CohortPublicationForm
{
    /// <summary>How many of those who come next are the reserve; the others are not selected.</summary>
    /// <example>5</example>
    public int Reserve { get; init; }

    /// <summary>What to write to all of them beside the usual words.</summary>
    /// <example>We look forward to meeting you in Vientiane.</example>
    public string? Message { get; init; }
}
