namespace Matchmaker.App.Registry;

/// <summary>Which actors the table of the registry shows; what is null does not matter.</summary>
public sealed record RegistryFilter
{
    /// <summary>Part of a name or an alias, <c>#17</c>, or an external id such as <c>ror:…</c>.</summary>
    public string? Search { get; init; }

    public string? Country { get; init; }

    public Helix? Helix { get; init; }

    public ActorSize? Size { get; init; }

    public VerificationState? Verification { get; init; }

    /// <summary>Code of a sector.</summary>
    public string? Sector { get; init; }

    public RegistryOrder Order { get; init; }

    public bool Descending { get; init; }
}
