namespace Matchmaker.App.Programmes.Mentoring;

/// <summary>A round cannot be solved as it was given; all that is in the way is named at once, and nothing was done.</summary>
public sealed class MentoringException(IReadOnlyList<MentoringIssue> issues) : ExplainedException(Tell(issues))
{
    private const int MostTold = 20;

    public MentoringException(string where, string? field, string text) : this([new(where, field, text, true)])
    {
    }

    /// <summary>What is in the way, remarks among it.</summary>
    public IReadOnlyList<MentoringIssue> Issues { get; } = issues;

    private static string Tell(IReadOnlyList<MentoringIssue> issues)
    {
        var errors = issues.Where(issue => issue.IsError).ToList();
        var more = errors.Count > MostTold ? $"\n… and {errors.Count - MostTold:N0} more." : "";
        return string.Join('\n', errors.Take(MostTold)) + more;
    }
}
