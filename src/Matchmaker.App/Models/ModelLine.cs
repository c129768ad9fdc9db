namespace Matchmaker.App.Models;

/// <summary>A model's version as shown.</summary>
/// <param name="Version">What the registry knows of it.</param>
/// <param name="Card">Its card; null where that is damaged.</param>
/// <param name="IsFileThere">Whether its file lies in the folder of models or in the database.</param>
public sealed record ModelLine(ModelVersion Version, ModelCard? Card, bool IsFileThere);
