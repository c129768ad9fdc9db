namespace Matchmaker.App.Models;

/// <summary>How a new model did on the last year known, which neither it nor the one it was compared with had seen, and whether it may therefore serve.</summary>
public sealed record PublicationTrial
{
    /// <summary>First day of the year that it was judged on.</summary>
    public required DateOnly Cut { get; init; }

    /// <summary>How many actors it was asked about.</summary>
    public required int Queries { get; init; }

    /// <summary>NDCG@20 of the new model's settings.</summary>
    public required double Ndcg { get; init; }

    /// <summary>By how much these are better than personalised PageRank on the same actors, and the standard error of that.</summary>
    public required double Lead { get; init; }

    /// <summary>Standard error of <see cref="Lead"/>.</summary>
    public required double LeadError { get; init; }

    /// <summary>The version that served; null where none did.</summary>
    public string? Incumbent { get; init; }

    /// <summary>By how much the new settings are better than those of the version that served, on the same actors; null where they are the same.</summary>
    public double? Difference { get; init; }

    /// <summary>Lower end of where the difference could lie by chance.</summary>
    public double? DifferenceLow { get; init; }

    /// <summary>Upper end.</summary>
    public double? DifferenceHigh { get; init; }

    /// <summary>The lead that the version that served had when it was made; null where it was not tried.</summary>
    public double? IncumbentLead { get; init; }

    /// <summary>Whether it may serve.</summary>
    public required bool IsPassed { get; init; }

    /// <summary>The rule, and why it came out so.</summary>
    public required string Verdict { get; init; }
}
