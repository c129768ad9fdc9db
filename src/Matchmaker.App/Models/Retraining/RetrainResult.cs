namespace Matchmaker.App.Models.Retraining;

/// <summary>What came of a training.</summary>
/// <param name="Card">Of the new model, with how it did; null where nothing has changed since the last training and none was made.</param>
public sealed record RetrainResult(ModelCard? Card);
