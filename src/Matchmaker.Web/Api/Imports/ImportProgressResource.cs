namespace Matchmaker.Web.Api.Imports;

/// <summary>How far an import is.</summary>
public sealed record ImportProgressResource
{
    /// <summary>The file that is being read.</summary>
    /// <example>actors.csv</example>
    public required string File { get; init; }

    /// <summary>Rows read so far.</summary>
    /// <example>4000</example>
    public required long Rows { get; init; }

    /// <summary>Bytes read so far, of all files.</summary>
    /// <example>1048576</example>
    public required long BytesRead { get; init; }

    /// <summary>Bytes of all files.</summary>
    /// <example>4194304</example>
    public required long BytesTotal { get; init; }
}
