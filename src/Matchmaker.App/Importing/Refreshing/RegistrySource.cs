namespace Matchmaker.App.Importing.Refreshing;

/// <summary>A file that the registry is refreshed from again and again: a register's download, or what another program writes.</summary>
public sealed class RegistrySource
{
    public long Id { get; set; }

    /// <summary>What people call it.</summary>
    public required string Name { get; set; }

    /// <summary>The name of its <see cref="ImportSource"/>.</summary>
    public required string Format { get; set; }

    /// <summary>An address that begins with https://, or the name of a file in the folder that the configuration gives.</summary>
    public required string Address { get; set; }

    /// <summary>Whether rows that cannot be stored are left out; otherwise the first one stops the refresh.</summary>
    public bool SkipBadRows { get; set; }

    /// <summary>Whether it waits for somebody to let it go on.</summary>
    public bool IsPaused { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>When it was last read.</summary>
    public DateTimeOffset? ReadAt { get; set; }

    /// <summary>What the server calls the version that was imported last.</summary>
    public string? Tag { get; set; }

    /// <summary>SHA-256 of what was imported last, in hexadecimal.</summary>
    public string? Hash { get; set; }

    /// <summary>What came of it last, in a sentence.</summary>
    public string? Outcome { get; set; }

    /// <summary>Whether it went wrong last.</summary>
    public bool HasFailed { get; set; }
}
