using Matchmaker.App.Jobs;
using Matchmaker.App.Storage;

namespace Matchmaker.App.Editions;

/// <summary>An implementation of background jobs.</summary>
/// <param name="Name">What it is called in the configuration.</param>
/// <param name="Library">What it stands on, for people.</param>
/// <param name="Create">Gives the scheduler of a registry; begins nothing yet.</param>
public sealed record JobProvider(string Name, string Library, Func<RegistryDatabase, IJobScheduler> Create) : IProvider;
