namespace Matchmaker.App.Programmes.Timetables;

/// <summary>What a curator settled of a participant, in the stead of what it said itself; null for what it said.</summary>
public sealed record ParticipantChoice
{
    public IReadOnlyList<string>? Available { get; init; }

    public IReadOnlyList<string>? Away { get; init; }

    public IReadOnlyList<string>? Wishes { get; init; }

    public IReadOnlyList<string>? Avoid { get; init; }

    public int? Least { get; init; }

    public int? Most { get; init; }
}
