using System.Text.Json;
using Matchmaker.App.Jobs;

namespace Matchmaker.App.Models.Retraining;

/// <summary>A line that a training process says: how far it is, and at its end either what came of it or why nothing did.</summary>
internal sealed record RetrainMessage
{
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web);

    public WorkStep? Step { get; init; }

    public RetrainResult? Result { get; init; }

    public string? Problem { get; init; }
}
