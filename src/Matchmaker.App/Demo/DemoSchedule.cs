namespace Matchmaker.App.Demo;

/// <summary>
/// When collaborations happen, in order of time and more of them each year, and which of them an actor must lead, so that everybody but the newcomers has a history.
/// </summary>
internal sealed class DemoSchedule
{
    private const int NoLead = -1;

    // The rate at the end is three times that at the start: density 0.5 + t on [0, 1].
    private readonly int _count;
    private readonly int[] _leads;

    public DemoSchedule(DemoWorld world)
    {
        _count = world.Options.CollaborationCount;
        _leads = new int[_count];
        Array.Fill(_leads, NoLead);
        if (_count == 0) return;
        // With fewer collaborations than actors, the first actors get theirs.
        var left = _count;
        for (var actor = 0; actor < world.Actors && left > 0; actor++)
        {
            if (world.IsNewcomer(actor)) continue;
            Reserve(world, actor);
            left--;
        }
    }

    /// <summary>Days after <see cref="DemoWorld.FirstDay"/>.</summary>
    public int Day(int collaboration, double jitter) => (int)(Time((collaboration + jitter) / _count) * DemoWorld.Days);

    public int? Lead(int collaboration) => _leads[collaboration] == NoLead ? null : _leads[collaboration];

    public static int YearOf(int day) => DemoWorld.FirstDay.AddDays(day).Year - DemoWorld.FirstDay.Year;

    // Inverse of the cumulative rate F(t) = (t + t²) / 2.
    private static double Time(double fraction) => Math.Min((Math.Sqrt(1 + 8 * fraction) - 1) / 2, 0.999999);

    private static double Fraction(double time) => (time + time * time) / 2;

    private void Reserve(DemoWorld world, int actor)
    {
        var random = new DemoRandom(world.Options.Seed, DemoStream.Schedule, actor);
        var firstDay = new DateOnly(DemoWorld.FirstDay.Year + world.FirstYear[actor], 1, 1).DayNumber - DemoWorld.FirstDay.DayNumber;
        var earliest = Fraction((firstDay + 1.0) / DemoWorld.Days);
        var slot = Math.Min(_count - 1, (int)((earliest + (1 - earliest) * random.NextUnit()) * _count) + 1);
        while (_leads[slot] != NoLead) slot = slot == 0 ? _count - 1 : slot - 1;
        _leads[slot] = actor;

        // A crowded schedule may have moved it before the actor's first year: then that is its first year.
        world.FirstYear[actor] = (byte)Math.Min(world.FirstYear[actor], YearOf(Day(slot, 0)));
    }
}
