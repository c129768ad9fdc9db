namespace Matchmaker.App.Programmes.Consortia;

/// <summary>A need of the brief.</summary>
/// <param name="Need">In words.</param>
/// <param name="Cover">How well it is covered, 0 … 1.</param>
/// <param name="By">Name of who covers it best; null where nobody does.</param>
/// <param name="Nearest">Where it is hardly covered: who in the registry would cover it, and what keeps them out. Empty where it is covered, or nobody comes near.</param>
public sealed record CoveredNeed(string Need, double Cover, string? By, IReadOnlyList<NearCandidate> Nearest)
{
    /// <summary>Below it, a need is a gap.</summary>
    public const double Little = 0.25;

    /// <summary>Whether it is a gap.</summary>
    public bool IsGap => Cover < Little;
}
