using Matchmaker.App.Registry;
using Matchmaker.Web.Api.Actors;

namespace Matchmaker.Web.Api.Registry;

/// <summary>Two actors of one country that may be one.</summary>
public sealed record DuplicateResource
{
    /// <summary>The older.</summary>
    public required ActorReference First { get; init; }

    /// <summary>The newer.</summary>
    public required ActorReference Second { get; init; }

    /// <summary>What is the same or alike.</summary>
    /// <example>same-website</example>
    public required DuplicateSign Why { get; init; }

    /// <summary>How alike their names are, from 0 to 1.</summary>
    /// <example>0.91</example>
    public required double Likeness { get; init; }
}
