namespace Matchmaker.App.Demo;

/// <summary>The last few partners of each actor and when they began: partners who worked together once tend to do so again.</summary>
internal sealed class DemoTies
{
    public const int Kept = 2;

    private readonly int[] _partners;
    private readonly short[] _days;
    private readonly byte[] _next;

    public DemoTies(int actors)
    {
        _partners = new int[actors * Kept];
        _days = new short[actors * Kept];
        _next = new byte[actors];
        Array.Fill(_partners, -1);
    }

    public void Remember(int actor, int partner, int day)
    {
        var slot = actor * Kept + _next[actor];
        _partners[slot] = partner;
        _days[slot] = (short)day;
        _next[actor] = (byte)((_next[actor] + 1) % Kept);
    }

    /// <summary>The partner in a slot and the day it began; partner -1 where the slot is empty.</summary>
    public (int Partner, int Day) At(int actor, int slot) => (_partners[actor * Kept + slot], _days[actor * Kept + slot]);
}
