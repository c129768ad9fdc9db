using System.ComponentModel.DataAnnotations;

namespace Matchmaker.App.Models.Drift;

/// <summary>What the configuration says of the nightly figures; section <c>Drift</c>.</summary>
public sealed class DriftOptions
{
    /// <summary>Days that are compared with those before.</summary>
    [Range(1, 60)]
    public int RecentDays { get; set; } = 7;

    /// <summary>Days before them.</summary>
    [Range(1, 365)]
    public int EarlierDays { get; set; } = 28;

    /// <summary>The part of its earlier value that a rate, a count or the coverage must lose for administrators to be told.</summary>
    [Range(0.01, 1)]
    public double Fall { get; set; } = 0.3;

    /// <summary>How many suggestions or questions both spans must have at least for a rate to be judged; for a count or the coverage, how much the days before must have.</summary>
    [Range(1, 1_000_000)]
    public int Fewest { get; set; } = 100;

    /// <summary>By how much the share of actors without partners may rise.</summary>
    [Range(0.001, 1)]
    public double ColdStartRise { get; set; } = 0.05;
}
