using Matchmaker.Engine.Factorization;
using Matchmaker.Engine.Ranking;

namespace Matchmaker.App.Models;

/// <summary>What to train.</summary>
public sealed record TrainingRequest
{
    /// <summary>Only what began before this date; null for everything.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>How signals are computed and factors trained.</summary>
    public SignalOptions Signals { get; init; } = new();

    /// <summary>What trains the factors, the usual one first. With several, each trains, and the one that does best on the validation year makes the model.</summary>
    public IReadOnlyList<IFactorTrainer> Trainers { get; init; } = [new AlsTrainer()];

    /// <summary>Whether the new model serves at once.</summary>
    public bool Activate { get; init; } = true;
}
