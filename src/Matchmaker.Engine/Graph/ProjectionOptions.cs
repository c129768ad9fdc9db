namespace Matchmaker.Engine.Graph;

/// <summary>How collaborations become weighted ties between pairs of actors.</summary>
public sealed record ProjectionOptions
{
    /// <summary>Collaborations with more actors than this say little about any one pair and are left out.</summary>
    public int MaximumSize { get; init; } = 60;

    /// <summary>After so many days a collaboration counts half; null keeps all at full weight.</summary>
    public double? HalfLifeDays { get; init; }

    /// <summary>The day from which age is counted, as <see cref="DateOnly.DayNumber"/>; needed with a half-life.</summary>
    public int AsOfDay { get; init; }

    /// <exception cref="ArgumentException">A value lies outside its range.</exception>
    public void Validate()
    {
        if (MaximumSize < 2) throw new ArgumentException($"The maximum size of a collaboration is at least 2; it is {MaximumSize}.");
        if (HalfLifeDays is { } days && !(days > 0)) throw new ArgumentException($"The half-life is a number of days above 0; it is {days}.");
    }
}
