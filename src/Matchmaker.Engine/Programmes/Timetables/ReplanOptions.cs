namespace Matchmaker.Engine.Programmes.Timetables;

/// <summary>How a timetable is mended.</summary>
public sealed record ReplanOptions
{
    /// <summary>Slots before this one are over: what stood in them stays as it was.</summary>
    public int FirstOpenSlot { get; init; }

    /// <summary>As many meetings as this may be moved so that one is not dropped.</summary>
    public int DropCost { get; init; } = 3;

    /// <summary>Whether those who lost meetings get others, where nobody has to move for it.</summary>
    public bool Refill { get; init; } = true;

    /// <summary>Participants who do not come, with the first slot without them: their meetings from there on are cancelled rather than moved before it, and they get no others.</summary>
    public IReadOnlyDictionary<int, int> NoShows { get; init; } = new Dictionary<int, int>();

    /// <summary>How many steps the search takes before it goes on meeting by meeting, without a proof that no fewer changes do.</summary>
    public int SearchSteps { get; init; } = 200_000;

    /// <exception cref="ArgumentException">A number is out of range.</exception>
    public void Validate(int slots)
    {
        if (FirstOpenSlot < 0 || FirstOpenSlot > slots) throw new ArgumentException($"The first open slot goes from 0 to {slots}; it is {FirstOpenSlot}.");
        if (DropCost is < 1 or > 20) throw new ArgumentException($"The cost of a dropped meeting goes from 1 to 20; it is {DropCost}.");
        if (SearchSteps < 1) throw new ArgumentException($"The search needs a step; it has {SearchSteps}.");
    }
}
