using System.Globalization;
using System.Text.Json.Serialization;
using Matchmaker.App.Programmes.Given;

namespace Matchmaker.App.Programmes.Timetables;

/// <summary>The slots of a forum: days, hours, breaks and tables, in one time zone.</summary>
public sealed record ForumGrid
{
    /// <summary>Above any honest forum.</summary>
    public const int MostSlots = 400;

    /// <summary>Above any honest hall.</summary>
    public const int MostTables = 1_000;

    /// <summary>An IANA name, such as Asia/Seoul.</summary>
    public required string TimeZone { get; init; }

    public IReadOnlyList<ForumDay> Days { get; init; } = [];

    /// <summary>Where the time zone was read, for messages.</summary>
    [JsonIgnore]
    public string? Origin { get; init; }

    /// <summary>The slots in their order. A meeting that would reach into a break begins after it.</summary>
    /// <exception cref="GivenException">The time zone is unknown. Call <see cref="Check"/> first.</exception>
    public IReadOnlyList<ForumSlot> Slots()
    {
        var zone = TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out var found) ? found : throw new GivenException("The grid", "time_zone", UnknownZone(TimeZone));
        List<ForumSlot> slots = [];
        foreach (var day in Days.OrderBy(day => day.Date).ThenBy(day => day.Start))
        {
            if (slots.Count > MostSlots) break;
            foreach (var (from, until) in TimesOf(day)) slots.Add(new(slots.Count + 1, At(day.Date, from, zone), At(day.Date, until, zone), day.Tables));
        }

        return slots;
    }

    /// <summary>The most tables of a day.</summary>
    public int Tables => Days.Select(day => day.Tables).DefaultIfEmpty(0).Max();

    /// <summary>What is wrong with it.</summary>
    public IReadOnlyList<GivenIssue> Check()
    {
        List<GivenIssue> issues = [];
        void Say(string where, string field, string text, string path) => issues.Add(new(where, field, text, true) { Path = path });
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out var zone)) Say(Origin ?? "The grid", "time_zone", UnknownZone(TimeZone), "grid.timeZone");
        foreach (var (at, day) in Days.Index())
        {
            var (where, path) = (WhereOf(day), $"grid.days[{at + 1}]");
            if (day.Minutes is < 1 or > 480) Say(where, "minutes", $"a meeting takes 1 to 480 minutes, not {day.Minutes}.", $"{path}.minutes");
            if (day.Gap is < 0 or > 240) Say(where, "gap", $"between meetings there are 0 to 240 minutes, not {day.Gap}.", $"{path}.gap");
            if (day.End <= day.Start) Say(where, "end", "the day ends before it begins.", $"{path}.end");
            if (day.Tables is < 0 or > MostTables) Say(where, "tables", $"there are 0 to {MostTables:N0} tables, not {day.Tables:N0}.", $"{path}.tables");
            foreach (var pause in day.Breaks)
                if (pause.Until <= pause.From) Say(where, "breaks", $"the break {pause.From:HH:mm}-{pause.Until:HH:mm} ends before it begins.", $"{path}.breaks");
            if (zone is not null && (zone.IsInvalidTime(day.Date.ToDateTime(day.Start)) || zone.IsInvalidTime(day.Date.ToDateTime(day.End)))) Say(where, "start", $"that hour does not exist in {TimeZone}: the clocks go forward.", $"{path}.start");
        }

        if (issues.Count > 0) return issues;
        var slots = Slots();
        var whole = Days switch { [{ Origin: { } only }] => only, [{ Origin: { } first }, .., var last] => $"{first} to {WhereOf(last)}", _ => "The grid" };
        if (slots.Count == 0) Say(whole, "slots", "has no slots: no meeting fits between start and end. Add a day, begin earlier, or make meetings shorter.", "grid.days");
        if (slots.Count > MostSlots) Say(whole, "slots", $"has more than {MostSlots} slots. Leave days out, or make meetings longer.", "grid.days");
        if (slots.Count > 0 && slots.All(slot => slot.Tables == 0)) Say(whole, "tables", "has no tables. Give at least one.", "grid.days");
        foreach (var (one, next) in slots.Zip(slots.Skip(1)))
            if (next.Start < one.End) Say(WhereOf(Days.Last(day => day.Date == DateOnly.FromDateTime(next.Start.Date))), "start", $"slot {next.Number} begins before slot {one.Number} ends: two rows overlap.", "grid.days");
        return issues;
    }

    /// <summary>Days of a grid without faults in which nobody meets: worth a remark, since whoever wrote them meant them to have slots.</summary>
    internal IEnumerable<GivenIssue> Remarks() => Days.Index().Where(one => !TimesOf(one.Item).Any()).Select(one => new GivenIssue(
        WhereOf(one.Item), "end", string.Create(CultureInfo.InvariantCulture, $"no meeting of {one.Item.Minutes} minutes fits between {one.Item.Start:HH:mm} and {one.Item.End:HH:mm}{(one.Item.Breaks.Count > 0 ? " beside the breaks" : "")}: the day has no slots."), false)
    { Path = $"grid.days[{one.Index + 1}].end" });

    private static IEnumerable<(TimeSpan From, TimeSpan Until)> TimesOf(ForumDay day)
    {
        if (day.Minutes <= 0) yield break;
        for (var at = day.Start.ToTimeSpan(); at + TimeSpan.FromMinutes(day.Minutes) <= day.End.ToTimeSpan();)
        {
            var until = at + TimeSpan.FromMinutes(day.Minutes);
            var pause = day.Breaks.Where(one => one.From.ToTimeSpan() < until && one.Until.ToTimeSpan() > at).Cast<ForumPause?>().FirstOrDefault();
            if (pause is { } over)
            {
                at = over.Until.ToTimeSpan();
                continue;
            }

            yield return (at, until);
            at = until + TimeSpan.FromMinutes(Math.Max(0, day.Gap));
        }
    }

    private static string WhereOf(ForumDay day) => day.Origin ?? string.Create(CultureInfo.InvariantCulture, $"The grid, {day.Date:yyyy-MM-dd}");

    internal static string UnknownZone(string zone) => $"'{zone}' is no time zone. Write its name, such as Asia/Seoul or Asia/Jakarta.";

    private static DateTimeOffset At(DateOnly date, TimeSpan time, TimeZoneInfo zone)
    {
        var local = date.ToDateTime(TimeOnly.MinValue) + time;
        return new(local, zone.GetUtcOffset(local));
    }
}
