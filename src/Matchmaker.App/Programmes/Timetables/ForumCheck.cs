using Matchmaker.App.Programmes.Given;

namespace Matchmaker.App.Programmes.Timetables;

/// <summary>What contradicts itself in a forum, and what a person should know of it.</summary>
public static class ForumCheck
{
    /// <summary>Everything at once; nothing is planned while one of them is an error.</summary>
    public static IReadOnlyList<GivenIssue> Of(Forum forum) => Of(forum, isWhole: true);

    /// <summary>Throws where something is wrong with a forum, or was with its files: all of it comes together.</summary>
    /// <param name="forum">The forum, as far as it could be read.</param>
    /// <param name="before">What was said of its files.</param>
    /// <exception cref="GivenException">Something is wrong.</exception>
    public static void Require(Forum forum, IReadOnlyList<GivenIssue> before) => GivenException.ThrowIfAny([.. before, .. Of(forum, !before.Any(issue => issue.IsError))]);

    // Where not all of it could be read, a grid without days and an empty list of participants may be in what could not, and are not missed.
    private static List<GivenIssue> Of(Forum forum, bool isWhole)
    {
        var ofGrid = isWhole || forum.Grid.Days.Count > 0 ? forum.Grid.Check() : [];
        List<GivenIssue> issues = [.. ofGrid, .. ofGrid.Count == 0 ? forum.Grid.Remarks() : [], .. forum.Settings.Check()];
        if (forum.Participants.Count > Forum.MostParticipants) issues.Add(new("The participants", null, $"are {forum.Participants.Count:N0}; a forum has {Forum.MostParticipants:N0} at the most.", true));
        foreach (var twice in forum.Participants.GroupBy(one => one.Id).Where(group => group.Count() > 1))
            issues.Add(At(twice.Last(), "id", $"'{twice.Key}' is there {twice.Count()} times. Give each participant an id of its own.", true));
        if (forum.Fits is { } fits && fits.Length != forum.Participants.Count * forum.Participants.Count) issues.Add(new("The fits", null, "do not belong to these participants. State the forum anew.", true));
        var slots = ofGrid.Count == 0 && forum.Grid.Days.Count > 0 ? forum.Grid.Slots() : null;
        var ids = isWhole || forum.Participants.Count > 0 ? forum.Participants.Select(one => one.Id).ToHashSet() : null;
        foreach (var one in forum.Participants) Check(forum, one, ids!, slots, issues);
        foreach (var pair in forum.Pairs) Check(forum, pair, ids, slots?.Count, issues);
        foreach (var twice in forum.Pairs.GroupBy(pair => string.CompareOrdinal(pair.A, pair.B) < 0 ? (pair.A, pair.B) : (pair.B, pair.A)).Where(group => group.Select(pair => (pair.Rule, pair.Slot)).Distinct().Count() > 1))
            issues.Add(At(twice.Last(), "rule", twice.Any(pair => pair.Rule == ForumPairRule.Forbid) && twice.Any(pair => pair.Rule == ForumPairRule.Lock)
                ? $"{Name(forum, twice.Key.Item1)} and {Name(forum, twice.Key.Item2)} are locked and forbidden at once. Take one of the two away."
                : $"{Name(forum, twice.Key.Item1)} and {Name(forum, twice.Key.Item2)} are locked in different slots. Keep one.", true));
        foreach (var mishap in forum.Mishaps) Check(mishap, ids, slots?.Count, forum.Grid.Tables, issues);
        if (!issues.Any(issue => issue.IsError)) CheckLockedFits(forum, issues);
        if (slots is not null && ids is not null && !issues.Any(issue => issue.IsError)) CheckLockedPlaces(forum, slots, issues);
        return issues;
    }

    private static void Check(Forum forum, ForumParticipant one, HashSet<string> ids, IReadOnlyList<ForumSlot>? slots, List<GivenIssue> issues)
    {
        // Who sets neither has the forum's, of which the settings speak.
        var (least, most) = (one.Least ?? Math.Min(forum.Settings.Least, one.Most ?? int.MaxValue), one.Most ?? Math.Max(forum.Settings.Most, one.Least ?? 0));
        if (least > most && (one.Least ?? one.Most) is not null) issues.Add(At(one, "least", $"{one.Name} should have at least {least} and at the most {most} meetings. Make least smaller or most larger.", true));
        foreach (var (hours, field) in one.Available.Select(hours => (hours, "available")).Concat(one.Away.Select(hours => (hours, "away"))))
            if (ForumHours.Parse(hours) is null) issues.Add(At(one, field, $"'{hours}' is no time. {ForumHours.Hint}", true));
        foreach (var wish in one.Wishes.Where(wish => !ids.Contains(wish))) issues.Add(At(one, "wishes", $"{one.Name} would like to meet '{wish}', who is nobody of the participants; that wish is left out.", false));
        foreach (var wish in one.Avoid.Where(wish => !ids.Contains(wish))) issues.Add(At(one, "avoid", $"{one.Name} would rather not meet '{wish}', who is nobody of the participants.", false));
        if (one.Wishes.Contains(one.Id)) issues.Add(At(one, "wishes", $"{one.Name} would like to meet itself; that wish is left out.", false));
        foreach (var both in one.Wishes.Intersect(one.Avoid)) issues.Add(At(one, "avoid", $"{one.Name} wishes for '{both}' and would rather not meet it. Take one of the two away.", true));
        if (slots is null || issues.Exists(issue => issue.IsError)) return;
        var there = ForumStatement.SlotsOf(forum, one, slots).Count(isThere => isThere);
        if (there == 0) issues.Add(At(one, "available", $"{one.Name} is there in none of the {slots.Count} slots, and meets nobody.", false));
        else if (there < least) issues.Add(At(one, "least", $"{one.Name} should have at least {least} meetings and is there in {there} {(there == 1 ? "slot" : "slots")}: it cannot have as many.", false));
    }

    private static void Check(Forum forum, ForumPair pair, HashSet<string>? ids, int? slots, List<GivenIssue> issues)
    {
        foreach (var (id, field) in new[] { (pair.A, "a"), (pair.B, "b") })
            if (ids?.Contains(id) == false) issues.Add(At(pair, field, $"'{id}' is nobody of the participants.", true));
        if (pair.A == pair.B) issues.Add(At(pair, "b", $"{Name(forum, pair.A)} cannot meet itself.", true));
        if (pair.Slot is { } slot && (slot < 1 || slot > slots)) issues.Add(At(pair, "slot", $"there is no slot {slot}; slots go from 1 to {slots}.", true));
        if (pair is { Slot: not null, Rule: ForumPairRule.Forbid }) issues.Add(At(pair, "slot", "two who must not meet do so in no slot. Leave the slot empty.", true));
        if (pair.Rule == ForumPairRule.Lock && forum.Participants.FirstOrDefault(one => (one.Id == pair.A && one.Avoid.Contains(pair.B)) || (one.Id == pair.B && one.Avoid.Contains(pair.A))) is { } unwilling)
            issues.Add(At(pair, "rule", $"{Name(forum, pair.A)} and {Name(forum, pair.B)} are locked, but {unwilling.Name} would rather not meet the other. Take one of the two away.", true));
    }

    private static void Check(ForumMishap mishap, HashSet<string>? ids, int? slots, int tables, List<GivenIssue> issues)
    {
        if (mishap.Kind == ForumMishapKind.TableLost)
        {
            if (slots is not null && (mishap.Table is not { } table || table < 1 || table > tables)) issues.Add(At(mishap, "table", $"name the table, from 1 to {tables}.", true));
        }
        else if (mishap.Participant is null || ids?.Contains(mishap.Participant) == false)
        {
            issues.Add(At(mishap, "participant", mishap.Participant is null ? "is empty. Name the participant." : $"'{mishap.Participant}' is nobody of the participants.", true));
        }

        // Who comes after the last slot does not come.
        if (mishap.Slot < 1 || mishap.Slot > slots + (mishap.Kind == ForumMishapKind.Late ? 1 : 0)) issues.Add(At(mishap, "slot", $"there is no slot {mishap.Slot}; slots go from 1 to {slots}.", true));
        if (mishap.Until < mishap.Slot) issues.Add(At(mishap, "until", "is before the slot in which it begins.", true));
    }

    private static void CheckLockedFits(Forum forum, List<GivenIssue> issues)
    {
        if (forum.Fits is not { } fits) return;
        var places = forum.Participants.Index().ToDictionary(one => one.Item.Id, one => one.Index);
        foreach (var pair in forum.Pairs.Where(pair => pair.Rule == ForumPairRule.Lock && double.IsNaN(fits[(places[pair.A] * places.Count) + places[pair.B]])))
            issues.Add(At(pair, "rule", $"{Name(forum, pair.A)} and {Name(forum, pair.B)} are locked, and must not be brought together: they are one house, or one of them has blocked the other. Take the lock away.", true));
    }

    // Locks that stand where somebody is away, meets another, or where there is no table.
    private static void CheckLockedPlaces(Forum forum, IReadOnlyList<ForumSlot> slots, List<GivenIssue> issues)
    {
        var (taken, used) = (new Dictionary<(string, int), ForumPair>(), new int[slots.Count + 1]);
        foreach (var pair in forum.Pairs.Where(pair => pair is { Rule: ForumPairRule.Lock, Slot: not null }).DistinctBy(pair => string.CompareOrdinal(pair.A, pair.B) < 0 ? (pair.A, pair.B) : (pair.B, pair.A)))
        {
            var slot = pair.Slot!.Value;
            foreach (var id in new[] { pair.A, pair.B })
            {
                var one = forum.Participants.First(participant => participant.Id == id);
                if (!ForumStatement.SlotsOf(forum, one, slots)[slot - 1]) issues.Add(At(pair, "slot", $"{one.Name} is not there in slot {slot}. Lock the meeting in another, or in none.", true));
                if (!taken.TryAdd((id, slot), pair)) issues.Add(At(pair, "slot", $"{one.Name} has two meetings locked in slot {slot}. Move one of them.", true));
            }

            if (++used[slot] > ForumStatement.TablesOf(forum, slots[slot - 1]).Count) issues.Add(At(pair, "slot", $"more meetings are locked in slot {slot} than it has tables. Move one of them.", true));
        }
    }

    private static string Name(Forum forum, string id) => forum.Participants.FirstOrDefault(one => one.Id == id)?.Name ?? id;

    private static GivenIssue At(ForumParticipant one, string field, string text, bool isError) => At(one.Origin ?? one.Name, one.Path, field, text, isError);

    private static GivenIssue At(ForumPair pair, string field, string text, bool isError) => At(pair.Origin ?? "What is settled of pairs", pair.Path, field, text, isError);

    private static GivenIssue At(ForumMishap mishap, string field, string text, bool isError) => At(mishap.Origin ?? "What changed", mishap.Path, field, text, isError);

    private static GivenIssue At(string where, string? path, string field, string text, bool isError) => new(where, field, text, isError) { Path = path is null ? null : $"{path}.{field}" };
}
