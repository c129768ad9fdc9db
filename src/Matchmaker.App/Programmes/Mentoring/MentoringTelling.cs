using System.Diagnostics;
using Matchmaker.App.Programmes.Given;
using Matchmaker.Engine.Programmes.Assignment;

namespace Matchmaker.App.Programmes.Mentoring;

/// <summary>Makes the account of a round that was solved, in the present language.</summary>
public static class MentoringTelling
{
    /// <summary>For so many mentees without a mentor it is tried what would help; for more it is asked one by one.</summary>
    public const int MostHelped = 40;

    private static readonly TimeSpan LongestHelp = TimeSpan.FromSeconds(5);

    /// <summary>The account.</summary>
    /// <param name="solved">What was solved.</param>
    /// <param name="elapsed">What solving took.</param>
    /// <param name="withHelp">Whether to try what would place those without a mentor: it solves anew for each.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static MentoringAccount Tell(MentoringSolved solved, TimeSpan elapsed, bool withHelp = true, CancellationToken cancellationToken = default)
    {
        var round = solved.Round;
        var locked = round.Pairs.Where(pair => pair.Rule == PairRule.Locked).Select(pair => (pair.Mentee, pair.Mentor)).ToHashSet();
        List<AssignedPair> pairs = [.. solved.Solution.Pairs.Select(pair =>
        {
            var (mentee, mentor) = (round.Mentees[pair.Row], round.Mentors[pair.Column]);
            var isLocked = locked.Contains((mentee.Id, mentor.Id));
            return new AssignedPair(mentee.Id, mentee.Label, mentor.Id, mentor.Label, solved.Fits.Fit[(pair.Row * round.Mentors.Count) + pair.Column], isLocked, MentoringWords.Why(solved, pair.Row, pair.Column, isLocked), mentor.ActorId);
        })];
        var totals = Totals(solved, elapsed);
        var unmatched = Unmatched(solved, withHelp, cancellationToken);
        List<MentorLoad> loads = [.. round.Mentors.Select((mentor, at) => new MentorLoad(mentor.Id, mentor.Label, mentor.Places, solved.Mentees[at].Count(), mentor.ActorId))];
        return new(totals, Summary(totals, unmatched), pairs, unmatched, loads, [.. solved.Remarks.Select(remark => remark.ToString())]);
    }

    /// <summary>The figures alone.</summary>
    public static MentoringTotals Totals(MentoringSolved solved, TimeSpan elapsed)
    {
        var (round, solution) = (solved.Round, solved.Solution);
        return new(
            round.Settings.Mode, round.Mentees.Count(mentee => mentee.Places > 0), round.Mentors.Count(mentor => mentor.Places > 0), round.Mentors.Sum(mentor => mentor.Places), solution.Pairs.Count, solution.PlacedRows,
            solution.TotalFit, solution.UpperBound, solution.UpperBound - solution.TotalFit <= 1e-6 * Math.Max(1, solution.TotalFit), solution.BlockingPairs, elapsed.TotalMilliseconds);
    }

    /// <summary>The three modes side by side; the round's own as it was solved.</summary>
    public static IReadOnlyList<MentoringTotals> Compare(MentoringSolved solved, CancellationToken cancellationToken = default) => [.. Enum.GetValues<AssignmentMode>().Select(mode =>
    {
        var started = Stopwatch.GetTimestamp();
        var one = mode == solved.Round.Settings.Mode ? solved : solved.With(new MentoringChange(MentoringChangeKind.Mode, Value: System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName($"{mode}")), cancellationToken);
        return Totals(one, Stopwatch.GetElapsedTime(started));
    })];

    /// <summary>What would place one mentee that has no mentor, tried.</summary>
    /// <exception cref="GivenException">There is no such mentee.</exception>
    public static IReadOnlyList<HelpfulChange> HelpFor(MentoringSolved solved, string mentee, CancellationToken cancellationToken = default)
    {
        if (!solved.MenteeAt.TryGetValue(mentee, out var at)) throw new GivenException("mentee", null, $"'{mentee}' is no mentee of this round.");
        return solved.Mentors[at].Any() ? [] : UnmatchedHelp.Find(solved, at, MentoringWords.WhyNot(solved, at).Reason, cancellationToken);
    }

    private static List<UnmatchedMentee> Unmatched(MentoringSolved solved, bool withHelp, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        List<UnmatchedMentee> unmatched = [];
        for (var at = 0; at < solved.Round.Mentees.Count; at++)
        {
            if (solved.Mentors[at].Any()) continue;
            var (reason, why) = MentoringWords.WhyNot(solved, at);
            var isTried = withHelp && unmatched.Count < MostHelped && Stopwatch.GetElapsedTime(started) < LongestHelp;
            unmatched.Add(new(solved.Round.Mentees[at].Id, solved.Round.Mentees[at].Label, reason, why, isTried ? UnmatchedHelp.Find(solved, at, reason, cancellationToken) : null));
        }

        return unmatched;
    }

    private static List<string> Summary(MentoringTotals totals, List<UnmatchedMentee> unmatched)
    {
        List<string> lines = [MentoringTexts.Of("Sum.Placed", totals.Placed, totals.Mentees, totals.Places, totals.Mentors)];
        if (totals.Mode == AssignmentMode.Stable) lines.Add(MentoringTexts.Of("Sum.Stable", totals.TotalFit, totals.UpperBound, totals.UpperBound > 0 ? totals.TotalFit / totals.UpperBound : 1));
        else if (totals.IsProvenBest) lines.Add(MentoringTexts.Of(totals.Mode == AssignmentMode.EveryonePlaced ? "Sum.BestPlaced" : "Sum.Best", totals.TotalFit, totals.UpperBound, totals.Placed));
        else lines.Add(MentoringTexts.Of("Sum.Bound", totals.TotalFit, totals.UpperBound));
        lines.Add(totals.BlockingPairs == 0 ? MentoringTexts.Of("Sum.NoBlocking") : MentoringTexts.Of("Sum.Blocking", totals.BlockingPairs));
        foreach (var group in unmatched.GroupBy(one => one.Reason).OrderByDescending(group => group.Count())) lines.Add(MentoringTexts.Of($"Sum.Not.{group.Key}", group.Count()));
        return lines;
    }
}
