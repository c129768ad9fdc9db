namespace Matchmaker.App.Models;

/// <summary>How one of several trainers did on the validation year, which was held out from what they learnt from; the one that did best made the model.</summary>
public sealed record TrainerTrial
{
    /// <summary>Its name.</summary>
    public required string Trainer { get; init; }

    /// <summary>Recall@20 of the ranker on its factors; null where there was too little history to judge by, or it failed.</summary>
    public double? Recall { get; init; }

    /// <summary>NDCG@20 likewise; the best by it is taken.</summary>
    public double? Ndcg { get; init; }

    /// <summary>How long its trial took.</summary>
    public double Seconds { get; init; }

    /// <summary>Why it made no model; null where it did.</summary>
    public string? Problem { get; init; }
}
