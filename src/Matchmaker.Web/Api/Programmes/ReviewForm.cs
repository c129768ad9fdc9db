namespace Matchmaker.Web.Api.Programmes;

/// <summary>What a reviewer thinks of an entry.</summary>
public sealed record ReviewForm
{
    /// <summary>By code of criterion, 0 to 10; what is left out does not count.</summary>
    public IReadOnlyDictionary<string, double> Scores { get; init; } = new Dictionary<string, double>();

    /// <summary>Why.</summary>
    /// <example>A clear need, and people who have done it before.</example>
    public string? Comment { get; init; }

    /// <summary>Whether the reviewer has an interest in it, and therefore gives no scores.</summary>
    /// <example>false</example>
    public bool HasConflict { get; init; }
}
