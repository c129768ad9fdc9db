namespace Matchmaker.Screenshots;

/// <summary>A width and a theme.</summary>
internal sealed record Look(int Width, bool IsDark)
{
    public static IReadOnlyList<Look> All { get; } = [new(1280, false), new(1280, true), new(390, false), new(390, true)];

    public string Theme => IsDark ? "dark" : "light";
}
