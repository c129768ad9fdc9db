namespace Matchmaker.App.Programmes;

/// <summary>What publishing a plan brings about.</summary>
public sealed record Publication
{
    public IReadOnlyList<PlannedTeam> Teams { get; init; } = [];

    /// <summary>Actors of the programme that are selected, on the reserve list, or not selected.</summary>
    public IReadOnlyList<long> Selected { get; init; } = [];

    public IReadOnlyList<long> Reserve { get; init; } = [];

    public IReadOnlyList<long> NotSelected { get; init; } = [];

    /// <summary>What to write to all of them.</summary>
    public string? Message { get; init; }
}
