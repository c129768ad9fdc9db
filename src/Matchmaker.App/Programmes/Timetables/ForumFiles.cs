using System.Globalization;
using Matchmaker.App.Programmes.Given;

namespace Matchmaker.App.Programmes.Timetables;

/// <summary>Reads a forum from files; see <c>data/templates/programmes</c>. Reads all of it before it says what is wrong, so that everything can be put right at once.</summary>
public static class ForumFiles
{
    private static readonly GivenColumns ParticipantColumns = new(["id", "name", "actor_id", "available", "away", "wishes", "avoid", "least", "most"]) { AllOf = ["id"] };
    private static readonly GivenColumns DayColumns = new(["date", "start", "end", "minutes", "gap", "breaks", "tables", "time_zone"]) { AllOf = ["date", "start", "end"] };
    private static readonly GivenColumns PairColumns = new(["a", "b", "rule", "slot", "reason"]) { AllOf = ["a", "b", "rule"] };
    private static readonly GivenColumns ScoreColumns = new(["a", "b", "score"]) { AllOf = ["a", "b", "score"] };
    private static readonly GivenColumns MishapColumns = new(["kind", "participant", "table", "slot", "until"]) { AllOf = ["kind", "slot"] };

    /// <summary>Participants; lists are parted by bars or semicolons.</summary>
    public static List<ForumParticipant> Participants(GivenFile file, List<GivenIssue> issues)
    {
        List<ForumParticipant> found = [];
        foreach (var row in GivenRows.Read(file, ParticipantColumns, issues))
        {
            if (row["id"].Length == 0)
            {
                issues.Add(new(row.Where, "id", "is empty. Give each participant an id; wishes and calendars name it by that.", true));
                continue;
            }

            found.Add(new()
            {
                Id = row["id"],
                Name = row["name"].Length > 0 ? row["name"] : row["id"],
                ActorId = Number(row, "actor_id", int.MaxValue, issues),
                Available = row.Parts("available"),
                Away = row.Parts("away"),
                Wishes = [.. row.Parts("wishes").Distinct()],
                Avoid = [.. row.Parts("avoid").Distinct()],
                Least = Number(row, "least", ForumGrid.MostSlots, issues),
                Most = Number(row, "most", ForumGrid.MostSlots, issues),
                Origin = row.Where,
            });
        }

        return found;
    }

    /// <summary>The grid: a row for each day. What a later row leaves empty is as in the row before. Without days where something is wrong.</summary>
    public static ForumGrid Grid(GivenFile file, List<GivenIssue> issues)
    {
        var before = issues.Count;
        List<ForumDay> days = [];
        var (zone, zoneOrigin, last) = ("", (string?)null, (ForumDay?)null);
        var rows = GivenRows.Read(file, DayColumns, issues);
        if (rows.Count == 0)
        {
            // Where rows could not be read, that is said already.
            if (!issues.Skip(before).Any(issue => issue.IsError)) issues.Add(new(file.Name, null, "no days: there is no row in it but the header. Write a row for each day, such as 2026-11-24,09:00,12:30.", true));
            return new() { TimeZone = zone };
        }

        HashSet<string> given = [];
        foreach (var row in rows)
        {
            // What is given and cannot be read is not missing, in this row or below it.
            given.UnionWith(row.Cells.Keys.Where(column => row[column].Length > 0));
            if (row["time_zone"] is { Length: > 0 } named)
            {
                if (zone.Length > 0 && zone != named) issues.Add(new(row.Where, "time_zone", $"is {named} here and {zone} above. A forum has one time zone.", true));
                (zone, zoneOrigin) = (named, row.Where);
            }

            var (date, start, end) = (Date(row, issues), Time(row, "start", row["start"], issues), Time(row, "end", row["end"], issues));
            var (minutes, gap, tables) = (Number(row, "minutes", 480, issues) ?? last?.Minutes, Number(row, "gap", 240, issues) ?? last?.Gap ?? 0, Number(row, "tables", ForumGrid.MostTables, issues) ?? last?.Tables);
            if (minutes is null && !given.Contains("minutes")) issues.Add(new(row.Where, "minutes", "is empty. Say how long a meeting takes, such as 20.", true));
            if (tables is null && !given.Contains("tables")) issues.Add(new(row.Where, "tables", "is empty. Say how many tables there are.", true));
            var breaks = row.Cells.ContainsKey("breaks") && row["breaks"].Length > 0 || last is null ? Breaks(row, issues) : last.Breaks;
            if (date is null || start is null || end is null || minutes is null || tables is null) continue;
            days.Add(last = new() { Date = date.Value, Start = start.Value, End = end.Value, Minutes = minutes.Value, Gap = gap, Breaks = breaks, Tables = tables.Value, Origin = row.Where });
        }

        if (zone.Length == 0) issues.Add(new(file.Name, "time_zone", "is nowhere given. Write it in the first row, such as Asia/Seoul.", true));

        // Slots are counted through all days: with one that could not be read, none has its number.
        return new() { TimeZone = zone, Origin = zoneOrigin, Days = issues.Skip(before).Any(issue => issue.IsError) ? [] : days };
    }

    /// <summary>Pairs that meet or do not.</summary>
    public static List<ForumPair> Pairs(GivenFile file, List<GivenIssue> issues)
    {
        List<ForumPair> pairs = [];
        foreach (var row in GivenRows.Read(file, PairColumns, issues))
        {
            ForumPairRule? rule = row["rule"].ToLowerInvariant() switch { "lock" or "locked" or "together" => ForumPairRule.Lock, "forbid" or "forbidden" or "apart" or "conflict" => ForumPairRule.Forbid, _ => null };
            if (rule is null) issues.Add(new(row.Where, "rule", $"'{row["rule"]}' is no rule. Write lock or forbid.", true));
            else pairs.Add(new(row["a"], row["b"], rule.Value, Number(row, "slot", ForumGrid.MostSlots, issues), row["reason"] is { Length: > 0 } reason ? reason : null) { Origin = row.Where });
        }

        return pairs;
    }

    /// <summary>How well two fit, 0 to 1. A pair that stands in neither order fits with 0, one that stands in both with the geometric mean.</summary>
    public static double[] Fits(GivenFile file, IReadOnlyList<ForumParticipant> participants, List<GivenIssue> issues)
    {
        var places = participants.Select(one => one.Id).Distinct().Index().ToDictionary(one => one.Item, one => one.Index);
        var (count, given) = (participants.Count, new Dictionary<(int, int), double>());
        foreach (var row in GivenRows.Read(file, ScoreColumns, issues))
        {
            var known = true;
            foreach (var side in new[] { "a", "b" })
            {
                if (places.Count == 0 || places.ContainsKey(row[side])) continue;
                issues.Add(new(row.Where, side, $"'{row[side]}' is nobody of the participants.", true));
                known = false;
            }

            if (!double.TryParse(row["score"], NumberStyles.Float, CultureInfo.InvariantCulture, out var score) || !(score >= 0 && score <= 1)) issues.Add(new(row.Where, "score", $"'{row["score"]}' is no score. Write a number from 0 to 1, with a point.", true));
            else if (known && places.Count > 0) given[(places[row["a"]], places[row["b"]])] = score;
        }

        var fits = new double[count * count];
        foreach (var ((a, b), score) in given) fits[(a * count) + b] = fits[(b * count) + a] = given.TryGetValue((b, a), out var back) ? PartnerFits.Mutual(score, back) : score;
        return fits;
    }

    /// <summary>What went otherwise than planned.</summary>
    public static List<ForumMishap> Mishaps(GivenFile file, List<GivenIssue> issues)
    {
        List<ForumMishap> mishaps = [];
        foreach (var row in GivenRows.Read(file, MishapColumns, issues))
        {
            ForumMishapKind? kind = row["kind"].ToLowerInvariant().Replace('_', '-') switch
            {
                "no-show" or "noshow" => ForumMishapKind.NoShow,
                "late" => ForumMishapKind.Late,
                "leaves" or "leaves-early" => ForumMishapKind.Leaves,
                "table-lost" or "table" => ForumMishapKind.TableLost,
                _ => null,
            };
            var (slot, table) = (Number(row, "slot", ForumGrid.MostSlots, issues), Number(row, "table", ForumGrid.MostTables, issues));
            if (kind is null) issues.Add(new(row.Where, "kind", $"'{row["kind"]}' is nothing that is known to happen. Write no-show, late, leaves or table-lost.", true));
            if (slot is null) issues.Add(new(row.Where, "slot", "is empty. Give the number of the slot from which it holds.", true));
            if (kind is not null && slot is not null) mishaps.Add(new(kind.Value, row["participant"] is { Length: > 0 } who ? who : null, table, slot.Value, Number(row, "until", ForumGrid.MostSlots, issues)) { Origin = row.Where });
        }

        return mishaps;
    }

    private static int? Number(GivenRow row, string column, int most, List<GivenIssue> issues)
    {
        if (row[column].Length == 0) return null;
        if (int.TryParse(row[column].TrimStart('#'), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= most) return number;
        issues.Add(new(row.Where, column, $"'{row[column]}' is no number. Write a whole number from 0 to {most:N0}.", true));
        return null;
    }

    private static DateOnly? Date(GivenRow row, List<GivenIssue> issues)
    {
        if (DateOnly.TryParseExact(row["date"], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) return date;
        issues.Add(new(row.Where, "date", $"'{row["date"]}' is no date. Write it as 2026-11-24.", true));
        return null;
    }

    private static TimeOnly? Time(GivenRow row, string column, string text, List<GivenIssue> issues)
    {
        if (TimeOnly.TryParseExact(text, ["H:mm", "HH:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)) return time;
        issues.Add(new(row.Where, column, $"'{text}' is no time. Write it as 09:00.", true));
        return null;
    }

    private static List<ForumPause> Breaks(GivenRow row, List<GivenIssue> issues)
    {
        List<ForumPause> breaks = [];
        foreach (var part in row.Parts("breaks"))
        {
            if (part.Replace('–', '-').Split('-', StringSplitOptions.TrimEntries) is [var from, var until] && Time(row, "breaks", from, issues) is { } start && Time(row, "breaks", until, issues) is { } end) breaks.Add(new(start, end));
            else issues.Add(new(row.Where, "breaks", $"'{part}' is no break. Write it as 10:30-10:45.", true));
        }

        return breaks;
    }
}
