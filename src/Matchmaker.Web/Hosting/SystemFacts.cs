using Matchmaker.App.Search;

namespace Matchmaker.Web.Hosting;

/// <summary>What a node is, has loaded and uses, at a moment.</summary>
public sealed record SystemFacts
{
    public required string Version { get; init; }

    public required string Edition { get; init; }

    public required string Runtime { get; init; }

    public required string OperatingSystem { get; init; }

    public required int Processors { get; init; }

    public required string Environment { get; init; }

    /// <summary>Where the registry lies, without passwords.</summary>
    public required string Database { get; init; }

    public required string DatabaseProvider { get; init; }

    public required long? DatabaseBytes { get; init; }

    /// <summary>The latest migration.</summary>
    public required string? Schema { get; init; }

    public required string ModelsFolder { get; init; }

    /// <summary>Each port of the product with what serves it here.</summary>
    public required IReadOnlyList<(string Port, string Library)> Providers { get; init; }

    public required IndexState? Index { get; init; }

    public required string? Model { get; init; }

    public required DateTimeOffset? ModelReadAt { get; init; }

    public required string? ModelProblem { get; init; }

    public required bool IsReady { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required long WorkingSet { get; init; }

    public required long ManagedHeap { get; init; }

    public required int Threads { get; init; }

    public required bool HasDemoAccounts { get; init; }

    public required bool IsAllDemo { get; init; }
}
