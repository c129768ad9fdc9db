namespace Matchmaker.Engine.Programmes.Timetables;

/// <summary>Two participants who meet, and when.</summary>
/// <param name="A">The one with the lower index.</param>
/// <param name="B">The one with the higher index.</param>
/// <param name="Slot">The slot, or <see cref="Nowhere"/>.</param>
public readonly record struct Meeting(int A, int B, int Slot)
{
    /// <summary>The slot of a meeting that has none.</summary>
    public const int Nowhere = -1;

    /// <summary>Who meets, without the slot.</summary>
    public (int A, int B) Pair => (A, B);

    /// <summary>A meeting of two, given in any order.</summary>
    public static Meeting Of(int one, int other, int slot = Nowhere) => new(Math.Min(one, other), Math.Max(one, other), slot);
}
