namespace Matchmaker.Engine.Graph;

/// <summary>Which chains of introductions count.</summary>
public sealed record IntroductionChainOptions
{
    /// <summary>Longest chain considered, in introductions; at least 1. Beyond four nobody knows whom they would vouch for.</summary>
    public int MaximumHops { get; init; } = 4;

    /// <summary>Actors that must not stand between source and target (blocked, opted out, competitors). Source and target themselves may be named.</summary>
    public IReadOnlyCollection<int> ForbiddenIntermediates { get; init; } = [];
}
