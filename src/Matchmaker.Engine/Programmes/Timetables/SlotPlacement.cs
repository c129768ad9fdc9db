namespace Matchmaker.Engine.Programmes.Timetables;

/// <summary>
/// Places meetings in the first slots of the grid that hold them: it starts with as many slots as no timetable can do without, and opens one more where they are not enough. Placing is edge colouring with
/// availability and limits of colours: fans where Vizing's theorem holds, else chains, the meetings with the fewest possible slots first, then search.
/// </summary>
internal static class SlotPlacement
{
    /// <summary>Places what can be placed into the plan; fixed meetings stand in it already.</summary>
    public static void Run(SlotPlan plan, TimetableOptions options, CancellationToken cancellationToken)
    {
        var chains = new AlternatingChains(plan);
        var search = new SlotSearch(plan, chains, options.Seed);
        var first = FewestSlots(plan);
        var left = options.PlacingSteps;
        for (var open = Math.Min(first, plan.Slots); open <= plan.Slots; open++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            plan.OpenSlots = open;
            if (FanColouring.Applies(plan)) new FanColouring(plan).PlaceAll();
            foreach (var meeting in HardestFirst(plan)) chains.Place(meeting);

            // A few tries with fewer slots than there are; the bulk with all of them.
            var steps = open == plan.Slots ? left : Math.Min(left, options.PlacingSteps / 20);
            if (plan.Missing > 0) left -= steps - search.Run(steps, cancellationToken);
            if (plan.Missing == 0) break;
        }

        plan.OpenSlots = plan.Slots;
    }

    /// <summary>
    /// No timetable of the plan's meetings ends before this many slots: everybody needs as many slots as it has meetings, and in the slots there must be a table, and two to sit at it, for each meeting.
    /// With everybody always there and as many tables in each slot: the largest load, or the meetings divided by the tables, whichever is more.
    /// </summary>
    public static int FewestSlots(SlotPlan plan)
    {
        var (problem, loads) = (plan.Problem, new int[plan.Problem.ParticipantCount]);
        foreach (var (a, b) in plan.Pairs) (loads[a], loads[b]) = (loads[a] + 1, loads[b] + 1);
        var (places, slots) = (0, 0);
        while (slots < plan.Slots && (places < plan.Pairs.Count || loads.Any(load => load > 0)))
        {
            var there = 0;
            for (var one = 0; one < loads.Length; one++)
            {
                if (problem.Tables[slots] == 0 || !problem.IsThere(one, slots)) continue;
                there++;
                loads[one]--;
            }

            places += Math.Min(problem.Tables[slots], there / 2);
            slots++;
        }

        for (var meeting = 0; meeting < plan.Pairs.Count; meeting++) slots = Math.Max(slots, plan.SlotOf[meeting] + 1);
        return slots;
    }

    private static List<int> HardestFirst(SlotPlan plan)
    {
        List<(int Slots, int Load, int Meeting)> order = [];
        var loads = new int[plan.Problem.ParticipantCount];
        foreach (var (a, b) in plan.Pairs) (loads[a], loads[b]) = (loads[a] + 1, loads[b] + 1);
        for (var meeting = 0; meeting < plan.Pairs.Count; meeting++)
        {
            if (plan.SlotOf[meeting] != Meeting.Nowhere) continue;
            var (a, b) = plan.Pairs[meeting];
            var slots = Enumerable.Range(0, plan.OpenSlots).Count(slot => plan.Problem.Tables[slot] > 0 && plan.Problem.IsThere(a, slot) && plan.Problem.IsThere(b, slot));
            if (slots > 0) order.Add((slots, -Math.Max(loads[a], loads[b]), meeting));
        }

        order.Sort();
        return [.. order.Select(one => one.Meeting)];
    }
}
