using Matchmaker.App.Exporting;
using Matchmaker.App.Jobs.Quartz;
using Matchmaker.App.Search.Sqlite;
using Matchmaker.Engine.Factorization;
using Matchmaker.Engine.Graph;

namespace Matchmaker.App.Editions;

/// <summary>What a build holds: for each port its implementations, the usual one first.</summary>
public sealed record Edition
{
    /// <summary>The edition that needs nothing beyond what can always be restored; its providers are in every other edition, too.</summary>
    public static Edition Embedded { get; } = new()
    {
        Name = nameof(Embedded),
        Search = [new("sqlite", "SQLite FTS5", database => new SqliteActorIndex(database))],
        Trainers = [new("als", "the Engine's ALS", () => new AlsTrainer())],
        Jobs = [new("quartz", "Quartz.NET", database => new QuartzJobScheduler(database))],
        Network = [new("engine", "the Engine's own", graph => new NetworkAnalysis(graph), new NetworkWriter())],
    };

    public required string Name { get; init; }

    public required IReadOnlyList<SearchProvider> Search { get; init; }

    public required IReadOnlyList<TrainerProvider> Trainers { get; init; }

    public required IReadOnlyList<JobProvider> Jobs { get; init; }

    public required IReadOnlyList<NetworkProvider> Network { get; init; }

    /// <summary>The provider of a name; the usual one where none is given.</summary>
    /// <param name="providers">Those of a port.</param>
    /// <param name="name">What the configuration or an option says.</param>
    /// <param name="setting">Where it was said, as <c>Search:Provider</c>.</param>
    /// <exception cref="UnknownProviderException">The edition does not hold it.</exception>
    public T Choose<T>(IReadOnlyList<T> providers, string? name, string setting)
        where T : IProvider
    {
        if (string.IsNullOrWhiteSpace(name)) return providers[0];
        return providers.FirstOrDefault(provider => string.Equals(provider.Name, name.Trim(), StringComparison.OrdinalIgnoreCase))
            ?? throw new UnknownProviderException($"{setting} is '{name}', which the {Name} edition does not hold. It has: {string.Join(", ", providers.Select(provider => provider.Name))}.");
    }
}
