namespace Matchmaker.Engine.Ranking;

/// <summary>The candidates for one actor with their signals.</summary>
/// <param name="Actors">Dense indices, ascending.</param>
/// <param name="Signals">Candidates × <see cref="SignalCount"/>, row-major, in the order of <see cref="Signal"/>; may be longer.</param>
public sealed record CandidateList(int[] Actors, float[] Signals)
{
    /// <summary>Number of signals a candidate has.</summary>
    public static readonly int SignalCount = Enum.GetValues<Signal>().Length;

    /// <summary>Number of candidates.</summary>
    public int Count => Actors.Length;

    /// <summary>The signals of one candidate; length <see cref="SignalCount"/>.</summary>
    public ReadOnlySpan<float> SignalsOf(int candidate) => Signals.AsSpan(candidate * SignalCount, SignalCount);
}
