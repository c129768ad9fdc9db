namespace Matchmaker.Web.Api.Documentation;

/// <summary>One thing that the API can do, as its page shows it.</summary>
public sealed record DocumentedOperation
{
    public required string Id { get; init; }

    public required string Method { get; init; }

    public required string Path { get; init; }

    public required string Summary { get; init; }

    public string? Text { get; init; }

    /// <summary>Who may call it, in words.</summary>
    public required string Who { get; init; }

    /// <summary>The scope that a key needs; null where none is needed, or no key will do.</summary>
    public string? Scope { get; init; }

    public required IReadOnlyList<DocumentedField> Parameters { get; init; }

    public required IReadOnlyList<DocumentedField> Fields { get; init; }

    public required IReadOnlyList<DocumentedAnswer> Answers { get; init; }

    /// <summary>How to call it from a shell; {0} stands for where this app lives.</summary>
    public required string Curl { get; init; }
}
