using System.Globalization;

namespace Matchmaker.App.Programmes.Mentoring;

/// <summary>Finds what would place a mentee that has none. Nothing is told that was not tried: each change is made, the round solved with it, and kept only if the mentee is placed then.</summary>
internal static class UnmatchedHelp
{
    private const int MostTold = 2;
    private const int MostTried = 4;

    public static List<HelpfulChange> Find(MentoringSolved solved, int mentee, UnmatchedReason reason, CancellationToken cancellationToken)
    {
        List<HelpfulChange> found = [];
        foreach (var (text, changes) in Candidates(solved, mentee, reason).Take(MostTried))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (Try(solved, mentee, text, changes, cancellationToken) is { } helpful) found.Add(helpful);
            if (found.Count == MostTold) break;
        }

        // Somebody else may have the better claim to any place: then only one that is kept for this mentee helps.
        if (found.Count == 0 && reason == UnmatchedReason.Full && solved.WhereToWiden(mentee, 1) is [var best])
        {
            var mentor = solved.Round.Mentors[best];
            if (Try(solved, mentee, MentoringTexts.Of("Change.Kept", mentor.Label), [Widen(mentor), new(MentoringChangeKind.Lock, solved.Round.Mentees[mentee].Id, mentor.Id)], cancellationToken) is { } kept) found.Add(kept);
        }

        return found;
    }

    private static HelpfulChange? Try(MentoringSolved solved, int mentee, string text, IReadOnlyList<MentoringChange> changes, CancellationToken cancellationToken)
    {
        var after = solved.With(changes, cancellationToken);
        return after.Mentors[mentee].Any() ? new(text, MentoringDifference.Effect(solved, after, mentee), changes, after.Solution.PlacedRows) : null;
    }

    private static IEnumerable<(string Text, IReadOnlyList<MentoringChange> Changes)> Candidates(MentoringSolved solved, int mentee, UnmatchedReason reason)
    {
        var (one, mentors) = (solved.Round.Mentees[mentee], solved.Round.Mentors);
        int[] Behind(PairBarrier barrier) => [.. Enumerable.Range(0, mentors.Count).Where(mentor => mentors[mentor].Places > 0 && solved.Fits.Barrier(mentee, mentor) == barrier)];
        switch (reason)
        {
            case UnmatchedReason.Full:
                var places = solved.WhereToWiden(mentee, MostTried).Select(mentor => (MentoringTexts.Of("Change.Place", mentors[mentor].Label), (IReadOnlyList<MentoringChange>)[Widen(mentors[mentor])]));

                // Where who would do takes nobody, others have places and stand behind something else.
                return Behind(PairBarrier.None).Length > 0 ? places : places.Concat(Candidates(solved, mentee, UnmatchedReason.Language)).Concat(Candidates(solved, mentee, UnmatchedReason.Hours));
            case UnmatchedReason.Language:
                return Behind(PairBarrier.Language).SelectMany(mentor => mentors[mentor].Languages).GroupBy(language => language).OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal)
                    .Select(group => (MentoringTexts.Of("Change.Language", SpokenLanguages.Name(group.Key)), (IReadOnlyList<MentoringChange>)[new(MentoringChangeKind.Language, one.Id, Value: group.Key)]));
            case UnmatchedReason.Topic:
                return Behind(PairBarrier.Topic).SelectMany(mentor => mentors[mentor].Topics).GroupBy(topic => topic).OrderByDescending(group => one.Topics.Any(topic => IsNear(topic, group.Key))).ThenByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal)
                    .Select(group => (MentoringTexts.Of("Change.Topic", MentoringTopics.Name(group.Key)), (IReadOnlyList<MentoringChange>)[new(MentoringChangeKind.Topic, one.Id, Value: group.Key)]));
            case UnmatchedReason.Hours:
                return Behind(PairBarrier.Hours).Select(mentor => MentoringFits.HoursApart(one, mentors[mentor])!.Value).Distinct().Order()
                    .Select(hours => (MentoringTexts.Of("Change.Hours", hours), (IReadOnlyList<MentoringChange>)[new(MentoringChangeKind.Hours, Value: hours.ToString(CultureInfo.InvariantCulture))]));
            case UnmatchedReason.Forbidden:
                return Behind(PairBarrier.Forbidden).Select(mentor => (MentoringTexts.Of("Change.Release", mentors[mentor].Label), (IReadOnlyList<MentoringChange>)[new(MentoringChangeKind.Release, one.Id, mentors[mentor].Id)]));
            default:
                return [];
        }
    }

    private static MentoringChange Widen(MentoringParticipant mentor) => new(MentoringChangeKind.Places, Mentor: mentor.Id, Value: (mentor.Places + 1).ToString(CultureInfo.InvariantCulture));

    // Of the same branch of the taxonomy.
    private static bool IsNear(string topic, string other) => MentoringTopics.WithWider(topic).Skip(1).Intersect(MentoringTopics.WithWider(other).Skip(1)).Any();
}
