namespace Matchmaker.App.Programmes.Given;

/// <summary>Something cannot be worked on as it was given; all that is in the way is named at once, and nothing was done.</summary>
public sealed class GivenException(IReadOnlyList<GivenIssue> issues) : ExplainedException(Tell(issues))
{
    private const int MostTold = 20;

    public GivenException(string where, string? field, string text) : this([new(where, field, text, true)])
    {
    }

    /// <summary>What is in the way, remarks among it.</summary>
    public IReadOnlyList<GivenIssue> Issues { get; } = issues;

    /// <summary>Throws where something is in the way.</summary>
    public static void ThrowIfAny(IReadOnlyList<GivenIssue> issues)
    {
        if (issues.Any(issue => issue.IsError)) throw new GivenException(issues);
    }

    private static string Tell(IReadOnlyList<GivenIssue> issues)
    {
        var errors = issues.Where(issue => issue.IsError).ToList();
        var more = errors.Count > MostTold ? $"\n… and {errors.Count - MostTold:N0} more." : "";
        return string.Join('\n', errors.Take(MostTold)) + more;
    }
}
