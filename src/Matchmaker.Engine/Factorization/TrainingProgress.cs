namespace Matchmaker.Engine.Factorization;

/// <summary>Reported after each epoch of training.</summary>
/// <param name="Epoch">The epoch just finished, from 1.</param>
/// <param name="Epochs">Epochs in all.</param>
/// <param name="EpochTime">How long this epoch took.</param>
/// <param name="Loss">The objective after it, where the trainer computes it.</param>
public sealed record TrainingProgress(int Epoch, int Epochs, TimeSpan EpochTime, double? Loss);
