using System.ComponentModel.DataAnnotations;

namespace Matchmaker.App.Importing.Refreshing;

/// <summary>What the configuration says of refreshing the registry; section <c>Refresh</c>.</summary>
public sealed class RefreshOptions
{
    /// <summary>The folder that sources may name files of; none without it, so that nobody reads the server's other files through the app.</summary>
    public string? Folder { get; set; }

    /// <summary>The most that a download may have.</summary>
    [Range(1, 100_000)]
    public int MostMegabytes { get; set; } = 500;

    /// <summary>How long a download may take.</summary>
    public TimeSpan TimeLimit { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Whether addresses inside one's own network, and ones without encryption, may be read: for trying things out.</summary>
    public bool AllowPrivate { get; set; }
}
