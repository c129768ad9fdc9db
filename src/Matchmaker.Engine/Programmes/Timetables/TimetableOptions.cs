namespace Matchmaker.Engine.Programmes.Timetables;

/// <summary>How a timetable is sought.</summary>
public sealed record TimetableOptions
{
    /// <summary>
    /// How much an equal load counts: the k-th meeting of a participant is worth Evenness · (1 − k / u) more than its score, u being the greatest number of meetings anybody may have. 0 looks at scores alone.
    /// </summary>
    public double Evenness { get; init; } = 0.5;

    /// <summary>What each meeting below a participant's least costs, in highest scores.</summary>
    public double Shortage { get; init; } = 8;

    /// <summary>How many steps the search for slots may take, in all.</summary>
    public int PlacingSteps { get; init; } = 150_000;

    /// <summary>Of what is drawn while placing; the same seed gives the same timetable.</summary>
    public int Seed { get; init; } = 1;

    /// <exception cref="ArgumentException">A number is out of range.</exception>
    public void Validate()
    {
        if (!(Evenness >= 0 && Evenness <= 100)) throw new ArgumentException($"Evenness goes from 0 to 100; it is {Evenness}.");
        if (!(Shortage >= 0 && Shortage <= 1000)) throw new ArgumentException($"Shortage goes from 0 to 1,000; it is {Shortage}.");
        if (PlacingSteps < 0) throw new ArgumentException($"Steps are not negative; they are {PlacingSteps}.");
    }
}
