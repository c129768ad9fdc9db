namespace Matchmaker.Engine.Ranking.Balance;

/// <summary>Which candidates have a slot, and what that gives each group. Swaps keep every list's length.</summary>
internal sealed class SlotChoice(BalanceProblem problem, bool[] isChosen, long[] exposures)
{
    public bool[] IsChosen { get; } = isChosen;

    public long[] Exposures { get; } = exposures;

    public long Lack(int group) => Math.Max(0, problem.Floors[group] - Exposures[group]);

    public int[] GroupsOf(int entry) => problem.GroupsOfKind[problem.KindOfEntry[entry]];

    /// <summary>Whether no floor is broken, nor a broken one worsened, when a kind gives up a slot to another.</summary>
    public bool Allows(int[] leaving, int[] entering)
    {
        for (var at = 0; at < leaving.Length; at++)
            if (leaving[at] != entering[at] && Exposures[leaving[at]] <= problem.Floors[leaving[at]]) return false;
        return true;
    }

    public void Swap(int leaving, int entering)
    {
        IsChosen[leaving] = false;
        IsChosen[entering] = true;
        foreach (var group in GroupsOf(leaving)) Exposures[group]--;
        foreach (var group in GroupsOf(entering)) Exposures[group]++;
    }
}
