namespace Matchmaker.Web.Api.Models;

/// <summary>A training that is wanted.</summary>
public sealed record TrainingForm
{
    /// <summary>Whether the new model serves as soon as it is there; otherwise it waits to be activated.</summary>
    /// <example>false</example>
    public bool Activate { get; init; }
}
