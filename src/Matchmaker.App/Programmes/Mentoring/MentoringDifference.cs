namespace Matchmaker.App.Programmes.Mentoring;

/// <summary>What one assignment changes against another, in words.</summary>
public static class MentoringDifference
{
    /// <summary>Sentences: the figures, then each mentee for whom something changes. Empty where nothing does.</summary>
    public static IReadOnlyList<string> Of(MentoringSolved before, MentoringSolved after)
    {
        List<string> lines = [];
        for (var mentee = 0; mentee < after.Round.Mentees.Count; mentee++)
        {
            var (was, now) = (Mentors(before, mentee), Mentors(after, mentee));
            if (was.SequenceEqual(now)) continue;
            var name = after.Round.Mentees[mentee].Label;
            lines.Add(was.Count == 0 ? MentoringTexts.Of("Diff.Placed", name, MentoringTexts.List(now)) : now.Count == 0 ? MentoringTexts.Of("Diff.Lost", name, MentoringTexts.List(was)) : MentoringTexts.Of("Diff.Moved", name, MentoringTexts.List(was), MentoringTexts.List(now)));
        }

        var (one, other) = (before.Solution, after.Solution);
        if (lines.Count == 0 && Math.Abs(one.TotalFit - other.TotalFit) < 1e-9) return [];
        return [MentoringTexts.Of("Diff.Totals", other.PlacedRows, one.PlacedRows, other.TotalFit, one.TotalFit, other.BlockingPairs, one.BlockingPairs), .. lines];
    }

    /// <summary>What a change does for one mentee and, in numbers, to the others.</summary>
    internal static string Effect(MentoringSolved before, MentoringSolved after, int mentee)
    {
        var (moved, lost) = (0, 0);
        for (var other = 0; other < after.Round.Mentees.Count; other++)
        {
            if (other == mentee) continue;
            var (was, now) = (before.Mentors[other].Order(), after.Mentors[other].Order());
            if (was.SequenceEqual(now)) continue;
            if (now.Any()) moved++;
            else lost++;
        }

        var mine = MentoringTexts.Of("Effect.Placed", MentoringTexts.List(Mentors(after, mentee)));
        return (moved, lost) switch
        {
            (0, 0) => $"{mine}; {MentoringTexts.Of("Effect.Nobody")}",
            (_, 0) => $"{mine}; {MentoringTexts.Of("Effect.Moved", moved)}",
            (0, _) => $"{mine}; {MentoringTexts.Of("Effect.Lost", lost)}",
            _ => $"{mine}; {MentoringTexts.Of("Effect.Moved", moved)}; {MentoringTexts.Of("Effect.Lost", lost)}",
        };
    }

    private static List<string> Mentors(MentoringSolved solved, int mentee) => [.. solved.Mentors[mentee].Order().Select(mentor => solved.Round.Mentors[mentor].Label)];
}
