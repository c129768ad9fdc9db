using Matchmaker.App.Programmes.Mentoring;
using Matchmaker.App.Programmes.Timetables;
using Matchmaker.App.Registry;
using Matchmaker.App.Storage;

namespace Matchmaker.App.Programmes;

/// <summary>What may be said of how one takes part.</summary>
internal static class PreferenceRules
{
    private const int MostNamed = 200;
    private const int MostHours = 50;

    /// <exception cref="RegistryRuleException">All that is wrong, field by field.</exception>
    public static void Require(ProgrammeKind kind, EntryPreferences says, long actorId, IReadOnlySet<long> fellows)
    {
        List<RuleViolation> found = [];
        Whom("wishes", says.Wishes, actorId, fellows, found);
        Whom("avoid", says.Avoid, actorId, fellows, found);
        foreach (var both in says.Wishes.Intersect(says.Avoid)) found.Add(new("avoid", $"#{both} is wished too. Take it out of one of the two."));
        if (kind == ProgrammeKind.Forum) Forum(says, found);
        else Mentoring(says, found);
        if (found.Count > 0) throw new RegistryRuleException("The preferences", found);
    }

    private static void Forum(EntryPreferences says, List<RuleViolation> found)
    {
        foreach (var (field, hours) in new[] { ("available", says.Available), ("away", says.Away) })
        {
            if (hours.Count > MostHours) found.Add(new(field, $"holds {MostHours} lines at the most."));
            foreach (var one in hours.Where(one => string.IsNullOrWhiteSpace(one) || ForumHours.Parse(one) is null)) found.Add(new(field, $"'{one}' is no time. {ForumHours.Hint}"));
        }

        foreach (var (field, number) in new[] { ("least", says.Least), ("most", says.Most) })
            if (number is < 0 or > ForumGrid.MostSlots) found.Add(new(field, $"lies between 0 and {ForumGrid.MostSlots}."));
        if (says.Least > says.Most) found.Add(new("least", $"is {says.Least}, and at the most are {says.Most}."));
        if (says is not { Topics: null, Languages: null, Places: null }) found.Add(new("topics", "topics, languages and places are of mentoring rounds; this is a forum."));
    }

    private static void Mentoring(EntryPreferences says, List<RuleViolation> found)
    {
        foreach (var topic in (says.Topics ?? []).Where(topic => string.IsNullOrWhiteSpace(topic) || (Taxonomy.Interests.Find(topic) is null && Taxonomy.Sectors.Find(topic) is null))) found.Add(new("topics", $"'{topic}' is no code of offers or sectors."));
        foreach (var word in (says.Languages ?? []).Select(word => word ?? "").Where(word => SpokenLanguages.Parse(word) is null)) found.Add(new("languages", $"'{word}' is no language that is known{(SpokenLanguages.Closest(word) is { } like ? $"; did you mean {like}?" : ". Write its English name, or its tag such as vi.")}"));
        if (says.Places is < 1 or > MentoringAnswers.MostPlaces) found.Add(new("places", $"lies between 1 and {MentoringAnswers.MostPlaces:N0}."));
        if (says.Available.Count + says.Away.Count > 0 || says.Least is not null || says.Most is not null) found.Add(new("available", "hours and numbers of meetings are of forums; this is a mentoring round."));
    }

    private static void Whom(string field, IReadOnlyList<long> actors, long own, IReadOnlySet<long> fellows, List<RuleViolation> found)
    {
        if (actors.Count > MostNamed) found.Add(new(field, $"holds {MostNamed} participants at the most."));
        foreach (var twice in actors.GroupBy(actor => actor).Where(group => group.Count() > 1)) found.Add(new(field, $"#{twice.Key} is there twice."));
        foreach (var stranger in actors.Where(actor => actor != own && !fellows.Contains(actor))) found.Add(new(field, $"#{stranger} takes no part in this programme."));
        if (actors.Contains(own)) found.Add(new(field, "names yourself."));
    }
}
