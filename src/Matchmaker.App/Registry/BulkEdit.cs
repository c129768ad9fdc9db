namespace Matchmaker.App.Registry;

/// <summary>One change to many actors; what is null or empty stays as it is.</summary>
public sealed record BulkEdit
{
    public Helix? Helix { get; init; }

    public ActorSize? Size { get; init; }

    public string? Country { get; init; }

    /// <summary>Codes of sectors to add.</summary>
    public IReadOnlyList<string> AddSectors { get; init; } = [];

    /// <summary>Codes of sectors to take away.</summary>
    public IReadOnlyList<string> RemoveSectors { get; init; } = [];

    public VerificationState? Verification { get; init; }

    /// <summary>What the verification rests on.</summary>
    public string? Evidence { get; init; }

    public bool IsEmpty => Helix is null && Size is null && Country is null && Verification is null && AddSectors.Count == 0 && RemoveSectors.Count == 0;
}
