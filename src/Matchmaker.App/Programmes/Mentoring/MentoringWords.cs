namespace Matchmaker.App.Programmes.Mentoring;

/// <summary>Says why a pair is one, and why a mentee has none, in the present language.</summary>
internal static class MentoringWords
{
    private const double GoodModel = 0.5;

    /// <summary>What speaks for a pair, and what against it.</summary>
    public static string Why(MentoringSolved solved, int mentee, int mentor, bool isLocked)
    {
        var fit = solved.Fits.Of(mentee, mentor);
        var (one, other) = (solved.Round.Mentees[mentee], solved.Round.Mentors[mentor]);
        List<string> parts = [];
        if (isLocked) parts.Add(MentoringTexts.Of("Why.Locked"));
        if (one.Topics.Count == 0) parts.Add(MentoringTexts.Of("Why.AnyTopic"));
        else if (fit.Topics.Count > 0) parts.Add(MentoringTexts.Of("Why.Topics", Topics(fit.Topics)));
        else if (other.Topics.Contains(Matching.Mentoring.Root)) parts.Add(MentoringTexts.Of("Why.Generalist"));
        if (fit.Missing.Count > 0 && fit.Topics.Count > 0) parts.Add(MentoringTexts.Of("Why.Missing", Topics(fit.Missing)));
        if (fit.Languages.Count > 0) parts.Add(MentoringTexts.Of("Why.Languages", Languages(fit.Languages)));
        else parts.Add(MentoringTexts.Of(one.Languages.Count == 0 || other.Languages.Count == 0 ? "Why.LanguagesUnknown" : "Why.NoLanguage"));
        if (fit.HoursApart is { } hours) parts.Add(hours == 0 ? MentoringTexts.Of("Why.SameHours") : MentoringTexts.Of("Why.Hours", hours));
        if (fit.MenteeWish is { } wish) parts.Add(MentoringTexts.Of("Why.MenteeWish", wish));
        if (fit.MentorWish is { } their) parts.Add(MentoringTexts.Of("Why.MentorWish", their));
        if (fit.Model >= GoodModel) parts.Add(MentoringTexts.Of("Why.Model"));
        return string.Join("; ", parts);
    }

    public static string Topics(IReadOnlyCollection<string> topics) => MentoringTexts.List([.. topics.Select(MentoringTopics.Name)]);

    public static string Languages(IReadOnlyCollection<string> codes) => MentoringTexts.List([.. codes.Select(SpokenLanguages.Name)]);

    /// <summary>Why a mentee has no mentor.</summary>
    public static (UnmatchedReason Reason, string Text) WhyNot(MentoringSolved solved, int mentee)
    {
        var one = solved.Round.Mentees[mentee];
        if (one.Places == 0) return (UnmatchedReason.AsksForNone, MentoringTexts.Of("Not.AsksForNone"));
        var mentors = Enumerable.Range(0, solved.Round.Mentors.Count).ToLookup(mentor => solved.Round.Mentors[mentor].Places > 0);
        var all = mentors[true].ToLookup(mentor => solved.Fits.Barrier(mentee, mentor));
        IReadOnlyCollection<string> Names(PairBarrier barrier) => [.. all[barrier].Select(mentor => solved.Round.Mentors[mentor].Label)];
        if (all[PairBarrier.None].Any()) return (UnmatchedReason.Full, MentoringTexts.Of("Not.Full", all[PairBarrier.None].Count(), MentoringTexts.List(Names(PairBarrier.None))));

        // Somebody would do but for its places: that is nearer than another language or another topic.
        string[] idle = [.. mentors[false].Where(mentor => solved.Fits.Barrier(mentee, mentor) == PairBarrier.None).Select(mentor => solved.Round.Mentors[mentor].Label)];
        if (idle.Length > 0) return (UnmatchedReason.Full, MentoringTexts.Of("Not.TakesNobody", idle.Length, MentoringTexts.List(idle)));
        if (all[PairBarrier.Language].Any())
        {
            var theirs = all[PairBarrier.Language].SelectMany(mentor => solved.Round.Mentors[mentor].Languages).Distinct().ToList();
            return (UnmatchedReason.Language, MentoringTexts.Of("Not.Language", all[PairBarrier.Language].Count(), Languages(one.Languages), Languages(theirs)));
        }

        if (all[PairBarrier.Hours].Any())
        {
            var least = all[PairBarrier.Hours].Min(mentor => MentoringFits.HoursApart(one, solved.Round.Mentors[mentor]))!;
            return (UnmatchedReason.Hours, MentoringTexts.Of("Not.Hours", all[PairBarrier.Hours].Count(), least, solved.Round.Settings.MostHoursApart));
        }

        return all[PairBarrier.Forbidden].Any(mentor => solved.Fits.Of(mentee, mentor).Topics.Count > 0 || one.Topics.Count == 0)
            ? (UnmatchedReason.Forbidden, MentoringTexts.Of("Not.Forbidden", MentoringTexts.List(Names(PairBarrier.Forbidden))))
            : (UnmatchedReason.Topic, MentoringTexts.Of("Not.Topic", Topics(one.Topics)));
    }
}
