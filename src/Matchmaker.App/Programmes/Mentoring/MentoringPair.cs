using System.Text.Json.Serialization;

namespace Matchmaker.App.Programmes.Mentoring;

/// <summary>A pair of which something was settled beforehand.</summary>
/// <param name="Mentee">Id of the mentee.</param>
/// <param name="Mentor">Id of the mentor.</param>
/// <param name="Rule">What was settled.</param>
/// <param name="Note">Why, for who reads it later.</param>
public sealed record MentoringPair(string Mentee, string Mentor, PairRule Rule, string? Note = null)
{
    /// <summary>Where it was read, for messages.</summary>
    [JsonIgnore]
    public string? Origin { get; init; }
}
