using Matchmaker.Engine.Programmes.Timetables;

namespace Matchmaker.Engine.Tests.Programmes.Timetables;

public sealed class SlotPlacementTests
{
    [Fact]
    public void Fans_AnyMeetings_NeedOneSlotMoreThanTheLargestLoad()
    {
        var random = new Random(1);
        for (var round = 0; round < 300; round++)
        {
            var count = random.Next(2, 30);
            var part = random.NextDouble();
            List<(int, int)> pairs = [];
            for (var one = 0; one < count; one++)
                for (var other = one + 1; other < count; other++)
                    if (random.NextDouble() < part) pairs.Add((one, other));
            var load = Enumerable.Range(0, count).Max(one => pairs.Count(pair => pair.Item1 == one || pair.Item2 == one));
            var tables = Math.Max(1, (pairs.Count + load) / (load + 1));
            var problem = Forums.Plain(count, load + 1, tables);
            var plan = new SlotPlan(problem, pairs);
            Assert.True(FanColouring.Applies(plan));
            new FanColouring(plan).PlaceAll();

            // Levelled: as many tables as the meetings need in so many slots are enough, and not one more.
            Assert.Equal(0, plan.Missing);
            Forums.RequireSound(problem, plan.Placed());
        }
    }

    [Fact]
    public void Fans_SomebodyAway_DoNotApply()
    {
        Assert.False(FanColouring.Applies(new(Forums.Plain(3, 4, 1).Without(0, 3), [(0, 1)])));
        Assert.False(FanColouring.Applies(new(Forums.Plain(3, 2, 1), [(0, 1), (0, 2)])));
        Assert.True(FanColouring.Applies(new(Forums.Plain(3, 3, 1), [(0, 1), (0, 2)])));
    }

    [Fact]
    public void Run_CompleteForumOfEven_NeedsNoMoreSlotsThanTheLoad()
    {
        // All 28 meetings of 8 fit into 7 slots, by no luck of the order.
        var problem = Forums.Plain(8, 9, 4);
        var plan = new SlotPlan(problem, [.. from a in Enumerable.Range(0, 8) from b in Enumerable.Range(a + 1, 7 - a) select (a, b)]);
        SlotPlacement.Run(plan, new(), default);
        Assert.Equal((0, 6), (plan.Missing, plan.SlotOf.Max()));
    }

    [Fact]
    public void Run_PlantedWithAbsences_FindsTheHiddenPlaces()
    {
        var random = new Random(6);
        for (var round = 0; round < 40; round++)
        {
            // A timetable is drawn first; everybody is there when it meets, and hardly ever else.
            var (count, slots) = (20, 8);
            var (there, pairs, met) = (new bool[count * slots], new List<(int, int)>(), new HashSet<(int, int)>());
            var tables = new int[slots];
            for (var slot = 0; slot < slots; slot++)
            {
                var order = Enumerable.Range(0, count).OrderBy(_ => random.Next()).ToArray();
                for (var at = 0; at + 1 < count; at += 2)
                {
                    var pair = Meeting.Of(order[at], order[at + 1]).Pair;
                    if (random.NextDouble() < 0.3 || !met.Add(pair)) continue;
                    pairs.Add(pair);
                    tables[slot]++;
                    (there[(pair.A * slots) + slot], there[(pair.B * slots) + slot]) = (true, true);
                }
            }

            for (var at = 0; at < there.Length; at++) there[at] |= random.NextDouble() < 0.2;
            var problem = new TimetableProblem(tables, there, Forums.Of(count * count, 1.0), Forums.Of(count, 0), Forums.Of(count, slots));
            var plan = new SlotPlan(problem, [.. pairs.OrderBy(_ => random.Next())]);
            SlotPlacement.Run(plan, new(), default);
            Assert.Equal(0, plan.Missing);
            Forums.RequireSound(problem, plan.Placed());
        }
    }

    [Fact]
    public void Run_NoTableOrBothBusy_NamesTheReason()
    {
        var full = new SlotPlan(Forums.Plain(4, 1, 1), [(0, 1), (2, 3)]);
        SlotPlacement.Run(full, new(), default);
        Assert.Equal(UnplacedReason.NoTable, UnplacedMeeting.In(full, full.SlotOf[0] == Meeting.Nowhere ? 0 : 1).Reason);
        var busy = new SlotPlan(Forums.Plain(3, 1, 2), [(0, 1), (0, 2)]);
        SlotPlacement.Run(busy, new(), default);
        Assert.Equal(UnplacedReason.Busy, UnplacedMeeting.In(busy, busy.SlotOf[0] == Meeting.Nowhere ? 0 : 1).Reason);
    }

    [Fact]
    public void Assign_TablesBefore_AreKeptAndNobodyWandersWithoutNeed()
    {
        Meeting[] meetings = [new(0, 1, 0), new(2, 3, 0), new(0, 2, 1), new(1, 3, 1)];
        var open = Forums.Of(2 * 3, true);
        var first = TableSeating.Assign(meetings, open, 3);
        Assert.Equal([0, 1, 0, 1], first);
        open[0] = false;
        var before = meetings.Index().ToDictionary(one => one.Item, one => first[one.Index]);
        Assert.Equal([2, 1, 0, 1], TableSeating.Assign(meetings, open, 3, before));
        Assert.Throws<ArgumentException>(() => TableSeating.Assign(meetings, Forums.Of(2, true), 1));
    }
}
