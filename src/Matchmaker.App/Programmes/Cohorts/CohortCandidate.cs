namespace Matchmaker.App.Programmes.Cohorts;

/// <summary>Somebody who could be chosen, from a file or from a programme.</summary>
public sealed record CohortCandidate
{
    /// <summary>What tells it from the others: of a programme's, the key of the actor.</summary>
    public string Id { get; init; } = "";

    public string Name { get; init; } = "";

    /// <summary>ISO 3166-1 alpha-2; null where not said.</summary>
    public string? Country { get; init; }

    /// <summary>Code of the helix; null where not said.</summary>
    public string? Helix { get; init; }

    /// <summary>Code of the size; null where not said.</summary>
    public string? Size { get; init; }

    public bool WomenLed { get; init; }

    public bool YouthLed { get; init; }

    public bool LocalCraft { get; init; }

    public bool Newcomer { get; init; }

    public bool Verified { get; init; }

    public IReadOnlyList<string> Sectors { get; init; } = [];

    /// <summary>How well it fits the programme, 0 to 1.</summary>
    public double Fit { get; init; }

    /// <summary>What it takes of the budget.</summary>
    public double Cost { get; init; }

    /// <summary>What it would bring, each with how much of it: 1 for all.</summary>
    public IReadOnlyDictionary<string, double> Topics { get; init; } = new Dictionary<string, double>();
}
