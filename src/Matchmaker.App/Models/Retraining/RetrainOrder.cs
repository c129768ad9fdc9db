namespace Matchmaker.App.Models.Retraining;

/// <summary>What is to be trained, in a form that another process can be told.</summary>
public sealed record RetrainOrder
{
    /// <summary>Address of the registry; may hold a password.</summary>
    public required string Db { get; init; }

    /// <summary>Where the new model goes.</summary>
    public required string Path { get; init; }

    /// <summary>Name of the new version.</summary>
    public required string Name { get; init; }

    /// <summary>The card of the version that serves; null for none.</summary>
    public ModelCard? Incumbent { get; init; }

    /// <summary>Draws of the bootstrap.</summary>
    public int Samples { get; init; } = 2_000;

    /// <summary>Confidence of its intervals.</summary>
    public double Confidence { get; init; } = 0.95;
}
