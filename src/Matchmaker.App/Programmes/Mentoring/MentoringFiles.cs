using System.Globalization;
using Matchmaker.App.Programmes.Given;
using Matchmaker.App.Registry;

namespace Matchmaker.App.Programmes.Mentoring;

/// <summary>Reads mentees, mentors and pairs from files; see <c>data/templates/programmes</c>. Reads all of it before it says what is wrong, so that everything can be put right at once.</summary>
public static class MentoringFiles
{
    private static readonly GivenColumns MenteeColumns = new(["id", "name", "topics", "languages", "country", "time_zone", "places", "wishes", "avoid", "actor_id"]) { AnyOf = ["id", "name"] };
    private static readonly GivenColumns MentorColumns = new(["id", "name", "topics", "languages", "country", "time_zone", "capacity", "wishes", "avoid", "actor_id"]) { AnyOf = ["id", "name"] };
    private static readonly GivenColumns PairColumns = new(["mentee", "mentor", "rule", "note"]) { AllOf = ["mentee", "mentor", "rule"] };

    /// <summary>Mentees of a file; lists of topics and languages are parted by bars, semicolons or commas.</summary>
    public static List<MentoringParticipant> Mentees(GivenFile file, List<GivenIssue> issues) => Participants(file, MenteeColumns, "places", issues);

    /// <summary>Mentors of a file.</summary>
    public static List<MentoringParticipant> Mentors(GivenFile file, List<GivenIssue> issues) => Participants(file, MentorColumns, "capacity", issues);

    /// <summary>Pairs that are locked or forbidden.</summary>
    public static List<MentoringPair> Pairs(GivenFile file, List<GivenIssue> issues)
    {
        List<MentoringPair> pairs = [];
        foreach (var row in GivenRows.Read(file, PairColumns, issues))
        {
            PairRule? rule = row["rule"].ToLowerInvariant() switch { "lock" or "locked" or "together" => PairRule.Locked, "forbid" or "forbidden" or "apart" or "conflict" => PairRule.Forbidden, _ => null };
            if (rule is null) issues.Add(new(row.Where, "rule", $"'{row["rule"]}' is no rule. Write locked or forbidden.", true));
            foreach (var column in new[] { "mentee", "mentor" })
                if (row[column].Length == 0) issues.Add(new(row.Where, column, $"is empty. Give the id of the {column}.", true));
            if (rule is { } known && row["mentee"].Length > 0 && row["mentor"].Length > 0) pairs.Add(new(row["mentee"], row["mentor"], known, row["note"] is { Length: > 0 } note ? note : null) { Origin = row.Where });
        }

        return pairs;
    }

    private static List<MentoringParticipant> Participants(GivenFile file, GivenColumns columns, string places, List<GivenIssue> issues)
    {
        List<MentoringParticipant> found = [];
        foreach (var row in GivenRows.Read(file, columns, issues))
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
                Topics = [.. row.Parts("topics", byComma: true).Select(MentoringTopics.Read).Where(topic => topic.Length > 0).Distinct()],
                Languages = [.. row.Parts("languages", byComma: true).Select(word => Language(row, word, issues)).OfType<string>().Distinct()],
                Country = Country(row, issues),
                Utc = Utc(row, issues),
                Places = Places(row, places, issues),
                Wishes = [.. row.Parts("wishes", byComma: true).Distinct()],
                Avoid = [.. row.Parts("avoid", byComma: true).Distinct()],
                ActorId = ActorId(row, issues),
                Origin = row.Where,
            });
        }

        return found;
    }

    private static string? Language(GivenRow row, string word, List<GivenIssue> issues)
    {
        if (SpokenLanguages.Parse(word) is { } code) return code;
        issues.Add(new(row.Where, "languages", $"'{word}' is no language that is known.{(SpokenLanguages.Closest(word) is { } like ? $" Did you mean {like}?" : "")} Write a tag such as th, or a name such as Thai.", true));
        return null;
    }

    private static string? Country(GivenRow row, List<GivenIssue> issues)
    {
        if (row["country"] is not { Length: > 0 } text) return null;
        if (Countries.Parse(text) is { } code) return code;
        issues.Add(new(row.Where, "country", $"'{text}' is no country.{(Nearest.Of(text, Countries.Codes.Select(Countries.Name)) is { } like ? $" Did you mean {like}?" : "")} Write its two-letter code, such as VN, or its English name.", true));
        return null;
    }

    // UTC+7, +07:00, 5.5, or a name such as Asia/Jakarta.
    private static double? Utc(GivenRow row, List<GivenIssue> issues)
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

    private static int Places(GivenRow row, string column, List<GivenIssue> issues)
    {
        if (row[column] is not { Length: > 0 } text) return 1;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var places) && places <= MentoringRound.MostParticipants) return places;
        issues.Add(new(row.Where, column, $"'{text}' is no number of places. Write a whole number from 0 to {MentoringRound.MostParticipants:N0}; empty means 1.", true));
        return 1;
    }

    private static long? ActorId(GivenRow row, List<GivenIssue> issues)
    {
        if (row["actor_id"] is not { Length: > 0 } text) return null;
        if (long.TryParse(text.TrimStart('#'), NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id > 0) return id;
        issues.Add(new(row.Where, "actor_id", $"'{text}' is no number of an actor. It stands on the actor's page, as in #42; leave it empty for who is not in the registry.", true));
        return null;
    }
}
