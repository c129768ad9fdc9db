namespace Matchmaker.App.Demo;

/// <summary>What decides a demo registry: equal options give equal records, byte for byte, on every machine.</summary>
public sealed record DemoOptions
{
    public const int FewestActors = 50;
    public const int MostActors = 5_000_000;
    public const int MostCollaborations = 20_000_000;

    /// <summary>Chooses one of many registries; 0 or more.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>How many actors; enough to put every helix into every country.</summary>
    public int Actors { get; init; } = 1000;

    /// <summary>How many collaborations; three for each actor where null.</summary>
    public int? Collaborations { get; init; }

    internal int CollaborationCount => Collaborations ?? Actors * 3;

    /// <exception cref="DemoException">A value is out of range.</exception>
    public void Validate()
    {
        if (Seed < 0) throw new DemoException($"The seed {Seed} is negative; give 0 or more.");
        if (Actors is < FewestActors or > MostActors)
            throw new DemoException($"{Actors:N0} actors cannot be made; give {FewestActors} to {MostActors:N0}, so that twelve countries and six helixes are all there.");
        if (CollaborationCount is < 0 or > MostCollaborations)
            throw new DemoException($"{CollaborationCount:N0} collaborations cannot be made; give 0 to {MostCollaborations:N0}.");
    }
}
