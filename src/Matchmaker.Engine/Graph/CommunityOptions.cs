namespace Matchmaker.Engine.Graph;

/// <summary>How communities are looked for.</summary>
public sealed record CommunityOptions
{
    /// <summary>γ in modularity: above 1 gives more and smaller communities, below 1 fewer and larger. Positive.</summary>
    public double Resolution { get; init; } = 1;

    /// <summary>Seed of the order of visits and of the refinement's draws; the same seed gives the same communities.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>At most this many runs of the whole algorithm, each starting from the communities of the last; it stops when one gains nothing.</summary>
    public int Iterations { get; init; } = 4;

    /// <summary>θ of the refinement, in mean tie weights: near 0 it takes the best merge, larger it explores. Positive.</summary>
    public double Randomness { get; init; } = 0.01;

    /// <exception cref="ArgumentException">An option lies outside its range.</exception>
    internal void Validate()
    {
        if (!(Resolution > 0) || !double.IsFinite(Resolution)) throw new ArgumentOutOfRangeException(nameof(Resolution), Resolution, "The resolution is a positive number.");
        if (!(Randomness > 0) || !double.IsFinite(Randomness)) throw new ArgumentOutOfRangeException(nameof(Randomness), Randomness, "The randomness is a positive number.");
        ArgumentOutOfRangeException.ThrowIfLessThan(Iterations, 1);
    }
}
