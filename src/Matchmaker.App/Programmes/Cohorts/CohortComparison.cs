using System.Globalization;

namespace Matchmaker.App.Programmes.Cohorts;

/// <summary>What one plan changes against another, in words.</summary>
/// <param name="Difference">What the second is worth more.</param>
/// <param name="ComesIn">Names of who is in the second only.</param>
/// <param name="GoesOut">Names of who is in the first only.</param>
/// <param name="Lines">The difference in words.</param>
public sealed record CohortComparison(double Difference, IReadOnlyList<string> ComesIn, IReadOnlyList<string> GoesOut, IReadOnlyList<string> Lines)
{
    private static readonly CultureInfo Words = CultureInfo.InvariantCulture;

    /// <summary>Compares two plans of the same candidates.</summary>
    public static CohortComparison Of(CohortPlan before, CohortPlan after)
    {
        if (!after.IsFound) return new(0, [], [], [after.Summary]);
        if (!before.IsFound) return new(0, [], [], ["Before there was no line-up; now there is one.", after.Summary]);
        var (had, has) = (before.Chosen.Select(one => one.Id).ToHashSet(), after.Chosen.Select(one => one.Id).ToHashSet());
        string[] comes = [.. after.Chosen.Where(one => !had.Contains(one.Id)).Select(one => one.Name)];
        string[] goes = [.. before.Chosen.Where(one => !has.Contains(one.Id)).Select(one => one.Name)];
        var difference = after.Value - before.Value;
        var lines = new List<string>
        {
            Math.Abs(difference) < 5e-3 ? string.Create(Words, $"It is worth as much as before: {after.Value:F2}.")
                : string.Create(Words, $"It is worth {after.Value:F2} instead of {before.Value:F2}: {Math.Abs(difference):F2} {(difference > 0 ? "more" : "less")}."),
        };
        if (comes.Length + goes.Length == 0) lines.Add("The same are chosen.");
        if (comes.Length > 0) lines.Add($"Comes in: {string.Join(", ", comes)}.");
        if (goes.Length > 0) lines.Add($"Goes out: {string.Join(", ", goes)}.");
        if (Math.Abs(after.Cost - before.Cost) >= 0.5) lines.Add(string.Create(Words, $"It costs {after.Cost:N0} instead of {before.Cost:N0}."));
        foreach (var line in after.Quotas)
            if (before.Quotas.FirstOrDefault(other => other.Whom == line.Whom) is { } other && other.Count != line.Count) lines.Add(string.Create(Words, $"{Capital(line.Whom)}: {line.Count} instead of {other.Count}."));
        string[] lost = [.. before.Topics.Where(topic => topic.Kind == "topic" && topic.Count > 0 && after.Topics.All(other => other.Code != topic.Code || other.Kind != "topic" || other.Count == 0)).Select(topic => topic.Name)];
        string[] won = [.. after.Topics.Where(topic => topic.Kind == "topic" && topic.Count > 0 && before.Topics.All(other => other.Code != topic.Code || other.Kind != "topic" || other.Count == 0)).Select(topic => topic.Name)];
        if (lost.Length > 0) lines.Add($"No longer covered: {string.Join(", ", lost)}.");
        if (won.Length > 0) lines.Add($"Newly covered: {string.Join(", ", won)}.");
        return new(difference, comes, goes, lines);
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
