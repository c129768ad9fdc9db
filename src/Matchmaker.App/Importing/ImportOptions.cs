namespace Matchmaker.App.Importing;

/// <summary>How an import goes about its files.</summary>
public sealed record ImportOptions
{
    /// <summary>Leave rows out that cannot be stored, and go on; otherwise the first such row ends the import, and nothing is stored.</summary>
    public bool SkipBadRows { get; init; }

    /// <summary>Where rejected rows go; by default beside nothing, in the working folder, named after the first file.</summary>
    public string? RejectsPath { get; init; }

    /// <summary>Where all duplicate candidates go, as a table.</summary>
    public string? CandidatesPath { get; init; }

    /// <summary>Make one actor of two that have the same name and country.</summary>
    public bool Merge { get; init; }

    /// <summary>Take what a file says of verification as decided; otherwise it is evidence for a person to decide on. Fictional actors are always taken as they stand.</summary>
    public bool TrustVerification { get; init; }

    /// <summary>Name of the files' encoding; null is UTF-8.</summary>
    public string? Encoding { get; init; }

    /// <summary>Put back into shape text that was decoded wrongly before.</summary>
    public bool FixMojibake { get; init; }

    /// <summary>The file with other people's columns; for <c>import csv</c>.</summary>
    public string? MappingPath { get; init; }
}
