using System.Text.Json;
using Matchmaker.Engine.Factorization;

namespace Matchmaker.App.Models;

/// <summary>What is known about a trained model, for people and for the choice which one to publish. Stored as JSON beside the model.</summary>
public sealed record ModelCard
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>Name of the model, such as "partners".</summary>
    public required string Name { get; init; }

    /// <summary>Its version, counted by whoever publishes models.</summary>
    public required string Version { get; init; }

    /// <summary>Which trainer made it.</summary>
    public required string Trainer { get; init; }

    /// <summary>How each of several trainers did that were tried on the same data, <see cref="Trainer"/> among them; empty where there was only one.</summary>
    public IReadOnlyList<TrainerTrial> Trainers { get; init; } = [];

    /// <summary>Version of the engine that trained it.</summary>
    public required string EngineVersion { get; init; }

    /// <summary>Hash of the training data.</summary>
    public required string DataHash { get; init; }

    /// <summary>Counts of the training data: actors, collaborations, pairs …</summary>
    public IReadOnlyDictionary<string, long> Counts { get; init; } = new Dictionary<string, long>();

    /// <summary>Only what began before this date was trained on; null for everything.</summary>
    public DateOnly? CutDate { get; init; }

    /// <summary>What it was trained with; the seed is among them.</summary>
    public required FactorTrainingOptions Options { get; init; }

    /// <summary>How good it is on held-out data, by name of the metric.</summary>
    public IReadOnlyDictionary<string, double> Metrics { get; init; } = new Dictionary<string, double>();

    /// <summary>How it did against the model that served when it was made, and what followed; null where it was not tried.</summary>
    public PublicationTrial? Trial { get; init; }

    /// <summary>How long training took.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>SHA-256 of the model file, in hexadecimal, so that a card is not taken for that of another file.</summary>
    public string? FileHash { get; init; }

    /// <summary>The card as indented JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Json);

    /// <summary>Reads a card.</summary>
    /// <exception cref="ModelFormatException">It is not the JSON of a card.</exception>
    public static ModelCard FromJson(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<ModelCard>(json, Json) ?? throw new JsonException("It is null.");
        }
        catch (JsonException error)
        {
            throw new ModelFormatException(ModelDefect.Damaged, $"The model's card is damaged ({error.Message}): train again with `matchmaker train`.");
        }
    }
}
