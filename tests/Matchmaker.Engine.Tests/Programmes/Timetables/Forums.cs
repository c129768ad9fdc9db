using Matchmaker.Engine.Programmes.Timetables;

namespace Matchmaker.Engine.Tests.Programmes.Timetables;

/// <summary>Small forums to test with, and what must hold of every timetable.</summary>
internal static class Forums
{
    public const double Not = double.NaN;

    /// <summary>Everybody is always there, may meet everybody, and all meetings are worth the same.</summary>
    public static TimetableProblem Plain(int participants, int slots, int tables, int least = 0, int? most = null, double score = 1) =>
        new(Of(slots, tables), Of(participants * slots, true), Of(participants * participants, score), Of(participants, least), Of(participants, most ?? slots));

    public static TimetableProblem Draw(Random random, int participants, int slots, int tables, double away, int most)
    {
        var scores = new double[participants * participants];
        for (var one = 0; one < participants; one++)
            for (var other = 0; other < one; other++)
                scores[(one * participants) + other] = scores[(other * participants) + one] = random.NextDouble() < 0.15 ? Not : Math.Round(random.NextDouble(), 2);
        int[] upper = [.. Enumerable.Range(0, participants).Select(_ => random.Next(0, most + 1))];
        return new(
            [.. Enumerable.Range(0, slots).Select(_ => random.Next(0, tables + 1))],
            [.. Enumerable.Range(0, participants * slots).Select(_ => random.NextDouble() >= away)],
            scores,
            [.. upper.Select(one => random.Next(0, Math.Min(one, 2) + 1))],
            upper);
    }

    public static TimetableProblem With(this TimetableProblem problem, int[]? tables = null, bool[]? isAvailable = null, IReadOnlyCollection<Meeting>? locked = null) =>
        new(tables ?? problem.Tables, isAvailable ?? problem.IsAvailable, problem.Scores, problem.Least, problem.Most, locked ?? problem.Locked);

    /// <summary>Without a participant, or a table, from a slot on.</summary>
    public static TimetableProblem Without(this TimetableProblem problem, int participant, int from, int until = int.MaxValue)
    {
        bool[] there = [.. problem.IsAvailable];
        for (var slot = from; slot < Math.Min(until, problem.SlotCount); slot++) there[(participant * problem.SlotCount) + slot] = false;
        return problem.With(isAvailable: there);
    }

    public static void RequireSound(TimetableProblem problem, IReadOnlyList<Meeting> meetings, int from = 0)
    {
        var (places, pairs, loads) = (new HashSet<(int, int)>(), new HashSet<(int, int)>(), new int[problem.ParticipantCount]);
        foreach (var (a, b, slot) in meetings)
        {
            Assert.True(places.Add((a, slot)) && places.Add((b, slot)), $"One of {a} and {b} meets twice in slot {slot}.");
            Assert.True(pairs.Add((a, b)), $"{a} and {b} meet twice.");
            if (slot < from) continue;
            Assert.True(problem.IsThere(a, slot) && problem.IsThere(b, slot), $"One of {a} and {b} is away in slot {slot}.");
            Assert.False(double.IsNaN(problem.Score(a, b)), $"{a} and {b} must not meet.");
        }

        foreach (var (a, b, _) in meetings) (loads[a], loads[b]) = (loads[a] + 1, loads[b] + 1);
        foreach (var held in meetings.Where(meeting => meeting.Slot >= from).GroupBy(meeting => meeting.Slot))
            Assert.True(held.Count() <= problem.Tables[held.Key], $"Slot {held.Key} has {held.Count()} meetings at {problem.Tables[held.Key]} tables.");
        for (var one = 0; one < loads.Length; one++) Assert.True(loads[one] <= problem.Most[one] || problem.Locked.Count > 0, $"{one} has {loads[one]} meetings, and wants {problem.Most[one]}.");
    }

    public static T[] Of<T>(int count, T value)
    {
        var all = new T[count];
        Array.Fill(all, value);
        return all;
    }
}
