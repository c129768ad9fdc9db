using Matchmaker.Engine.Factorization;

namespace Matchmaker.App.Editions;

/// <summary>An implementation of the training of factors.</summary>
/// <param name="Name">What it is called in the configuration and on model cards.</param>
/// <param name="Library">What it stands on, for people.</param>
/// <param name="Create">Gives the trainer.</param>
public sealed record TrainerProvider(string Name, string Library, Func<IFactorTrainer> Create) : IProvider;
