using System.Globalization;
using Matchmaker.App.Registry;

namespace Matchmaker.App.Programmes.Mentoring;

/// <summary>Reads mentees, mentors and pairs from files; see <c>data/templates/README.md</c>. Reads all of it before it says what is wrong, so that everything can be put right at once.</summary>
public static class MentoringFiles
{
    private static readonly string[] MenteeColumns = ["id", "name", "topics", "languages", "country", "time_zone", "places", "wishes", "avoid", "actor_id"];
    private static readonly string[] MentorColumns = ["id", "name", "topics", "languages", "country", "time_zone", "capacity", "wishes", "avoid", "actor_id"];
    private static readonly string[] PairColumns = ["mentee", "mentor", "rule", "note"];
    private static readonly char[] ListMarks = [RoundRows.ListSeparator, ';', ',', '\n'];

    /// <summary>Mentees of a file; lists of topics and languages are parted by bars, semicolons or commas.</summary>
    public static List<MentoringParticipant> Mentees(MentoringFile file, List<MentoringIssue> issues) => Participants(file, MenteeColumns, "places", issues);

    /// <summary>Mentors of a file.</summary>
    public static List<MentoringParticipant> Mentors(MentoringFile file, List<MentoringIssue> issues) => Participants(file, MentorColumns, "capacity", issues);

    /// <summary>Pairs that are locked or forbidden.</summary>
    public static List<MentoringPair> Pairs(MentoringFile file, List<MentoringIssue> issues)
    {
        List<MentoringPair> pairs = [];
        foreach (var row in RoundRows.Read(file, PairColumns, ["mentee", "mentor"], issues))
        {
            PairRule? rule = row["rule"].ToLowerInvariant() switch { "lock" or "locked" or "together" => PairRule.Locked, "forbid" or "forbidden" or "apart" or "conflict" => PairRule.Forbidden, _ => null };
            if (rule is null) issues.Add(new(row.Where, "rule", $"'{row["rule"]}' is no rule. Write locked or forbidden.", true));
            foreach (var column in PairColumns[..2])
                if (row[column].Length == 0) issues.Add(new(row.Where, column, $"is empty. Give the id of the {column}.", true));
            if (rule is { } known && row["mentee"].Length > 0 && row["mentor"].Length > 0) pairs.Add(new(row["mentee"], row["mentor"], known, row["note"] is { Length: > 0 } note ? note : null) { Origin = row.Where });
        }

        return pairs;
    }

    private static List<MentoringParticipant> Participants(MentoringFile file, string[] columns, string places, List<MentoringIssue> issues)
    {
        List<MentoringParticipant> found = [];
        foreach (var row in RoundRows.Read(file, columns, ["id", "name"], issues))
        {
            var id = row["id"].Length > 0 ? row["id"] : row["name"];
            if (id.Length == 0)
            {
                issues.Add(new(row.Where, "id", "neither an id nor a name is given. Give at least one of them.", true));
                continue;
            }

            found.Add(new()
            {
                Id = id,
                Name = row["name"],
                Topics = [.. Parts(row["topics"]).Select(MentoringTopics.Read).Where(topic => topic.Length > 0).Distinct()],
                Languages = [.. Parts(row["languages"]).Select(word => Language(row, word, issues)).OfType<string>().Distinct()],
                Country = Country(row, issues),
                Utc = Utc(row, issues),
                Places = Places(row, places, issues),
                Wishes = [.. Parts(row["wishes"]).Distinct()],
                Avoid = [.. Parts(row["avoid"]).Distinct()],
                ActorId = ActorId(row, issues),
                Origin = row.Where,
            });
        }

        return found;
    }

    private static string[] Parts(string cell) => cell.Split(ListMarks, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static string? Language(RoundRow row, string word, List<MentoringIssue> issues)
    {
        if (SpokenLanguages.Parse(word) is { } code) return code;
        issues.Add(new(row.Where, "languages", $"'{word}' is no language that is known.{(SpokenLanguages.Closest(word) is { } like ? $" Did you mean {like}?" : "")} Write a tag such as th, or a name such as Thai.", true));
        return null;
    }

    private static string? Country(RoundRow row, List<MentoringIssue> issues)
    {
        if (row["country"] is not { Length: > 0 } text) return null;
        if (Countries.Parse(text) is { } code) return code;
        issues.Add(new(row.Where, "country", $"'{text}' is no country.{(Nearest.Of(text, Countries.Codes.Select(Countries.Name)) is { } like ? $" Did you mean {like}?" : "")} Write its two-letter code, such as VN, or its English name.", true));
        return null;
    }

    // UTC+7, +07:00, 5.5, or a name such as Asia/Jakarta.
    private static double? Utc(RoundRow row, List<MentoringIssue> issues)
    {
        if (row["time_zone"] is not { Length: > 0 } text) return null;
        var bare = text.Replace("UTC", "", StringComparison.OrdinalIgnoreCase).Replace("GMT", "", StringComparison.OrdinalIgnoreCase).Trim();
        if (bare.Length == 0) return 0;
        if (double.TryParse(bare, NumberStyles.Float, CultureInfo.InvariantCulture, out var hours) && Math.Abs(hours) <= 14) return hours;
        if (TimeSpan.TryParseExact(bare.TrimStart('+', '-'), [@"h\:mm", @"hh\:mm", "hhmm"], CultureInfo.InvariantCulture, out var span) && span.TotalHours <= 14) return bare[0] == '-' ? -span.TotalHours : span.TotalHours;
        if (TimeZoneInfo.TryFindSystemTimeZoneById(text, out var zone)) return zone.BaseUtcOffset.TotalHours;
        issues.Add(new(row.Where, "time_zone", $"'{text}' is no time zone. Write the hours ahead of UTC, such as UTC+7, or a name such as Asia/Jakarta; or leave it out and give the country.", true));
        return null;
    }

    private static int Places(RoundRow row, string column, List<MentoringIssue> issues)
    {
        if (row[column] is not { Length: > 0 } text) return 1;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var places) && places <= MentoringRound.MostParticipants) return places;
        issues.Add(new(row.Where, column, $"'{text}' is no number of places. Write a whole number from 0 to {MentoringRound.MostParticipants:N0}; empty means 1.", true));
        return 1;
    }

    private static long? ActorId(RoundRow row, List<MentoringIssue> issues)
    {
        if (row["actor_id"] is not { Length: > 0 } text) return null;
        if (long.TryParse(text.TrimStart('#'), NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id > 0) return id;
        issues.Add(new(row.Where, "actor_id", $"'{text}' is no number of an actor. It stands on the actor's page, as in #42; leave it empty for who is not in the registry.", true));
        return null;
    }
}
