namespace Matchmaker.Engine.Ranking;

/// <summary>The candidates for one actor, or for a group, with their signals.</summary>
/// <param name="Actors">Dense indices, ascending.</param>
/// <param name="Signals">Candidates × <see cref="Width"/>, row-major, in the order of <see cref="Signal"/>, or of <see cref="Groups.GroupSignal"/> for a group; may be longer.</param>
public sealed record CandidateList(int[] Actors, float[] Signals)
{
    /// <summary>Number of signals a candidate has.</summary>
    public static readonly int SignalCount = Enum.GetValues<Signal>().Length;

    /// <summary>How many signals a candidate of this list has: <see cref="SignalCount"/>, but for a group's candidates.</summary>
    public int Width { get; init; } = SignalCount;

    /// <summary>Number of candidates.</summary>
    public int Count => Actors.Length;

    /// <summary>The signals of one candidate; length <see cref="Width"/>.</summary>
    public ReadOnlySpan<float> SignalsOf(int candidate) => Signals.AsSpan(candidate * Width, Width);
}
