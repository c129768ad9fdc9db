namespace Matchmaker.Engine.Tests.Graph;

/// <summary>One collaboration as a test writes it down; members may be named twice.</summary>
internal sealed record PlainCollaboration(int[] Members, int Day, float Weight = 1, params int[] Themes)
{
    /// <summary>Those of the members who led; may be named twice too.</summary>
    public int[] Leaders { get; init; } = [];

    public int[] Distinct => [.. Members.Distinct().Order()];

    public int Size => Distinct.Length;
}
