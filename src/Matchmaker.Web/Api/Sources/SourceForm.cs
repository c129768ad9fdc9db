namespace Matchmaker.Web.Api.Sources;

/// <summary>What to refresh the registry from.</summary>
public sealed record SourceForm
{
    /// <summary>What people call it.</summary>
    /// <example>ROR</example>
    public required string Name { get; init; }

    /// <summary>csv, cordis or ror.</summary>
    /// <example>ror</example>
    public required string Format { get; init; }

    /// <summary>An address that begins with https://, or the name of a file in the server's folder for it.</summary>
    /// <example>https://data.example.org/ror.json.gz</example>
    public required string Address { get; init; }

    /// <summary>Whether rows that cannot be stored are left out; otherwise the first one stops the refresh, and nothing of it is stored.</summary>
    /// <example>true</example>
    public bool SkipBadRows { get; init; }
}
