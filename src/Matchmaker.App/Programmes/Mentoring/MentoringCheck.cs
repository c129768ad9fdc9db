using Matchmaker.App.Programmes.Given;
using Matchmaker.App.Registry;

namespace Matchmaker.App.Programmes.Mentoring;

/// <summary>What is wrong with a round, wherever it came from: each at its line or entry.</summary>
public static class MentoringCheck
{
    /// <summary>Brings a round to its usual form (topics and languages to codes), and says what is wrong with it and what is worth a remark.</summary>
    /// <param name="given">The round.</param>
    /// <param name="isWhole">Whether all of it could be read; else a side that is empty may be in what could not, and is not missed.</param>
    public static (MentoringRound Round, List<GivenIssue> Issues) Check(MentoringRound given, bool isWhole = true)
    {
        List<GivenIssue> issues = [];
        var round = given with { Mentees = [.. given.Mentees.Select((one, at) => Usual(one, $"mentees[{at + 1}]", issues))], Mentors = [.. given.Mentors.Select((one, at) => Usual(one, $"mentors[{at + 1}]", issues))] };
        CheckSizes(round, isWhole, issues);
        var (mentees, mentors) = (ById(round.Mentees, "mentee", issues), ById(round.Mentors, "mentor", issues));
        CheckTwins(round.Mentees, issues);
        foreach (var mentor in round.Mentors.Where(mentor => mentor.Places == 0)) issues.Add(new(mentor.Origin!, "capacity", $"{mentor.Label} has no free place, and is left out.", false));
        foreach (var mentee in round.Mentees.Where(mentee => mentee.Places == 0)) issues.Add(new(mentee.Origin!, "places", $"{mentee.Label} asks for no mentor, and is left out.", false));
        foreach (var (from, to, side) in new[] { (round.Mentees, mentors, "mentor"), (round.Mentors, mentees, "mentee") })
        {
            var isKnown = isWhole || to.Count > 0;
            foreach (var one in from)
            {
                foreach (var (field, ids) in new[] { ("wishes", one.Wishes), ("avoid", one.Avoid) })
                    foreach (var id in ids.Where(id => isKnown && !to.ContainsKey(id))) issues.Add(new(one.Origin!, field, $"'{id}' is no {side} of this round.{Like(id, to.Keys)} It was left out.", false));
                foreach (var id in one.Wishes.Intersect(one.Avoid)) issues.Add(new(one.Origin!, "avoid", $"'{id}' is wished for and avoided. Take it out of one of the two.", true));
            }
        }

        CheckPairs(round, mentees, mentors, isWhole, issues);
        if (isWhole || mentors.Count > 0) CheckTopics(round, issues);
        CheckSettings(round.Settings, issues);
        return (round, Placed(given, issues));
    }

    /// <summary>The same, where errors are the end of it: those of its files come together with those of the round.</summary>
    /// <exception cref="GivenException">Something is wrong.</exception>
    public static (MentoringRound Round, IReadOnlyList<GivenIssue> Remarks) Require(MentoringRound given, IReadOnlyList<GivenIssue>? before = null)
    {
        var (round, issues) = Check(given, before?.Any(issue => issue.IsError) != true);
        issues.InsertRange(0, before ?? []);
        return issues.Exists(issue => issue.IsError) ? throw new GivenException(issues) : (round, issues);
    }

    // What is of no file was sent, and has its place there.
    private static List<GivenIssue> Placed(MentoringRound given, List<GivenIssue> issues)
    {
        HashSet<string> sent =
        [
            "settings", "mentees", "mentors", .. given.Mentees.Index().Where(one => one.Item.Origin is null).Select(one => $"mentees[{one.Index + 1}]"),
            .. given.Mentors.Index().Where(one => one.Item.Origin is null).Select(one => $"mentors[{one.Index + 1}]"), .. given.Pairs.Index().Where(one => one.Item.Origin is null).Select(one => $"pairs[{one.Index + 1}]"),
        ];
        return [.. issues.Select(issue => sent.Contains(issue.Where) ? issue with { Path = issue.Field is not { } field ? issue.Where : $"{issue.Where}.{(field == "capacity" ? "places" : field)}" } : issue)];
    }

    private static MentoringParticipant Usual(MentoringParticipant one, string where, List<GivenIssue> issues)
    {
        where = one.Origin ?? where;
        List<string> languages = [];
        foreach (var word in one.Languages)
        {
            if (SpokenLanguages.Parse(word) is { } code) languages.Add(code);
            else issues.Add(new(where, "languages", $"'{word}' is no language that is known.{(SpokenLanguages.Closest(word) is { } like ? $" Did you mean {like}?" : "")}", true));
        }

        var country = one.Country is { Length: > 0 } text ? Countries.Parse(text) : null;
        if (one.Country is { Length: > 0 } && country is null) issues.Add(new(where, "country", $"'{one.Country}' is no country. Write its two-letter code, such as VN.", true));
        if (one.Places is < 0 or > MentoringRound.MostParticipants) issues.Add(new(where, "places", $"{one.Places} is no number of places: 0 to {MentoringRound.MostParticipants:N0}.", true));
        if (one.Utc is { } utc && !(Math.Abs(utc) <= 14)) issues.Add(new(where, "utc", $"{utc} is no number of hours ahead of UTC: -14 to 14.", true));
        if (string.IsNullOrWhiteSpace(one.Id)) issues.Add(new(where, "id", "is empty. Each needs one of its own.", true));
        return one with { Origin = where, Country = country, Languages = [.. languages.Distinct()], Topics = [.. one.Topics.Select(MentoringTopics.Read).Where(topic => topic.Length > 0).Distinct()], Places = Math.Max(0, one.Places) };
    }

    private static void CheckSizes(MentoringRound round, bool isWhole, List<GivenIssue> issues)
    {
        foreach (var (count, side) in new[] { (round.Mentees.Count, "mentees"), (round.Mentors.Count, "mentors") })
        {
            if (count == 0 && isWhole) issues.Add(new(side, null, "there are none. Give at least one.", true));
            if (count > MentoringRound.MostParticipants) issues.Add(new(side, null, $"there are {count:N0}; {MentoringRound.MostParticipants:N0} are the most. Split the round.", true));
        }

        if ((long)round.Mentees.Count * round.Mentors.Count is > MentoringRound.MostFits and var pairs) issues.Add(new("mentees", null, $"they make {pairs:N0} pairs with the mentors; {MentoringRound.MostFits:N0} are the most. Split the round.", true));
    }

    private static Dictionary<string, MentoringParticipant> ById(IReadOnlyList<MentoringParticipant> side, string what, List<GivenIssue> issues)
    {
        var byId = new Dictionary<string, MentoringParticipant>();
        foreach (var one in side)
            if (!byId.TryAdd(one.Id, one)) issues.Add(new(one.Origin!, "id", $"the {what} '{one.Id}' stands already in {byId[one.Id].Origin}. Remove one, or give it an id of its own.", true));
        return byId;
    }

    // The same person under two ids would take two places.
    private static void CheckTwins(IReadOnlyList<MentoringParticipant> mentees, List<GivenIssue> issues)
    {
        foreach (var twins in mentees.Where(one => one.Name.Length > 0).GroupBy(one => (NameNormaliser.Normalise(one.Name), one.Country)).Where(group => group.Select(one => one.Id).Distinct().Count() > 1))
            foreach (var twin in twins.Skip(1)) issues.Add(new(twin.Origin!, "name", $"'{twin.Name}' may be the same as in {twins.First().Origin}. If so, remove one; both are kept.", false));
    }

    private static void CheckPairs(MentoringRound round, Dictionary<string, MentoringParticipant> mentees, Dictionary<string, MentoringParticipant> mentors, bool isWhole, List<GivenIssue> issues)
    {
        var seen = new Dictionary<(string, string), MentoringPair>();
        for (var at = 0; at < round.Pairs.Count; at++)
        {
            var pair = round.Pairs[at];
            var where = pair.Origin ?? $"pairs[{at + 1}]";
            if (!mentees.TryGetValue(pair.Mentee, out var mentee) && (isWhole || mentees.Count > 0)) issues.Add(new(where, "mentee", $"'{pair.Mentee}' is no mentee of this round.{Like(pair.Mentee, mentees.Keys)}", true));
            if (!mentors.TryGetValue(pair.Mentor, out var mentor) && (isWhole || mentors.Count > 0)) issues.Add(new(where, "mentor", $"'{pair.Mentor}' is no mentor of this round.{Like(pair.Mentor, mentors.Keys)}", true));
            if (!seen.TryAdd((pair.Mentee, pair.Mentor), pair))
            {
                var other = seen[(pair.Mentee, pair.Mentor)];
                if (other.Rule != pair.Rule) issues.Add(new(where, "rule", $"the pair {pair.Mentee} and {pair.Mentor} is locked and forbidden{(other.Origin is null ? "" : $" (see {other.Origin})")}. Take one of the two away.", true));
                continue;
            }

            if (pair.Rule == PairRule.Locked && mentee is not null && mentor is not null && (mentee.Avoid.Contains(mentor.Id) || mentor.Avoid.Contains(mentee.Id)))
                issues.Add(new(where, "rule", $"the pair {pair.Mentee} and {pair.Mentor} is locked, and {(mentee.Avoid.Contains(mentor.Id) ? mentee.Label : mentor.Label)} avoids the other ({(mentee.Avoid.Contains(mentor.Id) ? mentee : mentor).Origin}). Unlock it, or take it out of avoid.", true));
        }

        CheckLocks(seen.Values, pair => pair.Mentor, mentors, "mentor", "capacity", issues);
        CheckLocks(seen.Values, pair => pair.Mentee, mentees, "mentee", "places", issues);
    }

    private static void CheckLocks(IEnumerable<MentoringPair> pairs, Func<MentoringPair, string> side, Dictionary<string, MentoringParticipant> all, string what, string field, List<GivenIssue> issues)
    {
        foreach (var locked in pairs.Where(pair => pair.Rule == PairRule.Locked).GroupBy(side))
            if (all.TryGetValue(locked.Key, out var one) && locked.Count() > one.Places) issues.Add(new(one.Origin!, field, $"the {what} {one.Label} has {one.Places} place(s), and {locked.Count()} locked pair(s). Give more places, or unlock some.", true));
    }

    private static void CheckTopics(MentoringRound round, List<GivenIssue> issues)
    {
        var offered = round.Mentors.SelectMany(mentor => mentor.Topics).SelectMany(MentoringTopics.WithWider).ToHashSet();
        foreach (var (topic, first, count) in round.Mentees.SelectMany(mentee => mentee.Topics.Select(topic => (Topic: topic, Mentee: mentee))).GroupBy(one => one.Topic).Where(group => !offered.Contains(group.Key)).Select(group => (group.Key, group.First().Mentee, group.Count())))
        {
            var like = MentoringTopics.IsKnown(topic) ? null : MentoringTopics.Closest(topic, offered);
            issues.Add(new(first.Origin!, "topics", $"no mentor offers '{MentoringTopics.Name(topic)}' ({count} mentee(s) ask for it).{(like is null ? "" : $" Did you mean {like}?")}", false));
        }
    }

    private static void CheckSettings(MentoringSettings settings, List<GivenIssue> issues)
    {
        foreach (var (weight, name) in new[] { (settings.TopicWeight, "topicWeight"), (settings.LanguageWeight, "languageWeight"), (settings.ClockWeight, "clockWeight"), (settings.WishWeight, "wishWeight"), (settings.ModelWeight, "modelWeight") })
            if (!(weight >= 0 && double.IsFinite(weight))) issues.Add(new("settings", name, $"{weight} is no weight: a number from 0 on.", true));
        if (settings.MostHoursApart is { } hours && !(hours >= 0)) issues.Add(new("settings", "mostHoursApart", $"{hours} is no number of hours: from 0 on.", true));
    }

    private static string Like(string id, IEnumerable<string> known) => Nearest.Of(id, known) is { } like ? $" Did you mean '{like}'?" : "";
}
