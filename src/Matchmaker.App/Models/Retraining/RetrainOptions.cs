using System.ComponentModel.DataAnnotations;
using System.Diagnostics;

namespace Matchmaker.App.Models.Retraining;

/// <summary>What the configuration says of retraining; section <c>Retrain</c>.</summary>
public sealed class RetrainOptions
{
    /// <summary>How many models' files are kept; the two that served last are always.</summary>
    [Range(2, 1000)]
    public int Keep { get; set; } = 5;

    /// <summary>How long it may take.</summary>
    [Range(1, 1440)]
    public int MostMinutes { get; set; } = 60;

    /// <summary>How much memory the training may take for what it computes.</summary>
    [Range(200, 1_000_000)]
    public int MostMemoryMb { get; set; } = 2_000;

    /// <summary>Draws of the bootstrap.</summary>
    [Range(100, 1_000_000)]
    public int Samples { get; set; } = 2_000;

    /// <summary>Confidence of its intervals.</summary>
    [Range(0.5, 0.9999)]
    public double Confidence { get; set; } = 0.95;

    /// <summary>How the training's process stands in line for the processors: behind everything else unless a machine is never idle enough for it to come to its end.</summary>
    [AllowedValues(ProcessPriorityClass.Idle, ProcessPriorityClass.BelowNormal, ProcessPriorityClass.Normal)]
    public ProcessPriorityClass Priority { get; set; } = ProcessPriorityClass.Idle;

    /// <summary>Whether it is done inside this process: its memory then has no limit of its own, and it takes time from those who wait for pages.</summary>
    public bool Inside { get; set; }
}
