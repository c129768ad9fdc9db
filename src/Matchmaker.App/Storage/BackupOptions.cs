using System.ComponentModel.DataAnnotations;

namespace Matchmaker.App.Storage;

/// <summary>Where backups go and how many are kept; section <c>Backup</c>.</summary>
public sealed class BackupOptions
{
    /// <summary>The folder; by default beside the registry's file.</summary>
    public string? Folder { get; set; }

    /// <summary>How many are kept; the oldest go.</summary>
    [Range(1, 1000)]
    public int Keep { get; set; } = 7;
}
