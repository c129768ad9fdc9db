namespace Matchmaker.Engine.Ranking;

/// <summary>What is known of each actor beside its collaborations, as dense labels. All arrays have one element an actor.</summary>
/// <param name="Country">Label of the country, from 0 on.</param>
/// <param name="Helix">Label of the helix, from 0 on.</param>
public sealed record ActorTraits(int[] Country, int[] Helix)
{
    /// <summary>The label of a city that is not known.</summary>
    public const int UnknownCity = -1;

    /// <summary>Label of the size, from 0 on; all 0 where sizes are not known.</summary>
    public int[] Size { get; init; } = new int[Country.Length];

    /// <summary>Label of the city, from 0 on, <see cref="UnknownCity"/> where it is not known; cities of one name in two countries have two labels.</summary>
    public int[] City { get; init; } = [.. Country.Select(_ => UnknownCity)];

    /// <summary>Who offers to mentor others; null where that is not known.</summary>
    public bool[]? IsMentor { get; init; }

    /// <summary>What the actors' profiles say; empty where there are none.</summary>
    public ProfileTable Profiles { get; init; } = ProfileTable.Empty(Country.Length);

    /// <summary>What profiles say beside country and helix; null where nothing is known, and newcomers have no factors then.</summary>
    public ActorFeatures? Features { get; init; }

    /// <summary>Number of actors.</summary>
    public int ActorCount => Country.Length;

    /// <exception cref="ArgumentException">The arrays differ in length, or a label is negative.</exception>
    public void Validate(int actorCount)
    {
        if (Country.Length != actorCount || Helix.Length != actorCount || Size.Length != actorCount)
            throw new ArgumentException($"{actorCount} actors need as many labels; there are {Country.Length} countries, {Helix.Length} helixes and {Size.Length} sizes.");
        if (Array.Exists(Country, label => label < 0) || Array.Exists(Helix, label => label < 0) || Array.Exists(Size, label => label < 0))
            throw new ArgumentException("Labels of countries, helixes and sizes count from 0.");
        if (City.Length != actorCount) throw new ArgumentException($"{actorCount} actors need as many labels of cities; there are {City.Length}.");
        if (Array.Exists(City, label => label < UnknownCity)) throw new ArgumentException($"Labels of cities count from 0, {UnknownCity} where a city is not known.");
        if (IsMentor is not null && IsMentor.Length != actorCount) throw new ArgumentException($"{actorCount} actors are mentors or not; there are {IsMentor.Length} answers.");
        Profiles.Validate(actorCount);
        Features?.Validate(actorCount);
    }
}
