using System.ComponentModel.DataAnnotations;

namespace Matchmaker.App.Jobs;

/// <summary>What the configuration says of jobs; section <c>Jobs</c>.</summary>
public sealed class JobOptions
{
    /// <summary>Whether this node runs jobs; one that only serves pages does not.</summary>
    public bool Run { get; set; } = true;

    /// <summary>Whose clock schedules mean, by IANA name.</summary>
    public string TimeZone { get; set; } = "Asia/Manila";

    /// <summary>Job to cron, where it is not the usual; an empty text for never by itself.</summary>
    public Dictionary<string, string> Schedules { get; } = new(StringComparer.Ordinal);

    /// <summary>How many jobs one node runs at once.</summary>
    [Range(1, 32)]
    public int AtOnce { get; set; } = 2;

    /// <summary>How long past runs are kept.</summary>
    [Range(1, 3650)]
    public int KeepDays { get; set; } = 90;
}
