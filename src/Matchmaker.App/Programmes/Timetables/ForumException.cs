namespace Matchmaker.App.Programmes.Timetables;

/// <summary>A forum cannot be planned as it was given; all that is in the way is named at once, and nothing was done.</summary>
public sealed class ForumException(IReadOnlyList<ForumIssue> issues) : ExplainedException(Tell(issues))
{
    private const int MostTold = 20;

    public ForumException(string where, string? field, string text) : this([new(where, field, text, true)])
    {
    }

    /// <summary>What is in the way, remarks among it.</summary>
    public IReadOnlyList<ForumIssue> Issues { get; } = issues;

    /// <summary>Throws where something is in the way.</summary>
    public static void ThrowIfAny(IReadOnlyList<ForumIssue> issues)
    {
        if (issues.Any(issue => issue.IsError)) throw new ForumException(issues);
    }

    private static string Tell(IReadOnlyList<ForumIssue> issues)
    {
        var errors = issues.Where(issue => issue.IsError).ToList();
        var more = errors.Count > MostTold ? $"\n… and {errors.Count - MostTold:N0} more." : "";
        return string.Join('\n', errors.Take(MostTold)) + more;
    }
}
