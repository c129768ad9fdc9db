namespace Matchmaker.Engine.Tests.Graph;

/// <summary>One collaboration as a test writes it down; members may be named twice.</summary>
internal sealed record PlainCollaboration(int[] Members, int Day, float Weight = 1, params int[] Themes)
{
    public int[] Distinct => [.. Members.Distinct().Order()];

    public int Size => Distinct.Length;
}
