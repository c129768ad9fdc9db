using Matchmaker.App.Matching;

namespace Matchmaker.Web.Api.Suggestions;

/// <summary>What all parts of a score about one thing add, in words.</summary>
public sealed record TopicResource
{
    /// <summary>What they are about.</summary>
    /// <example>needs</example>
    public required ReasonTopic Topic { get; init; }

    /// <summary>What they add up to.</summary>
    /// <example>0.82</example>
    public required double Value { get; init; }

    /// <summary>The same in English.</summary>
    /// <example>offers co-production, which you need</example>
    public required string Words { get; init; }
}
