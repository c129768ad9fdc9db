using Matchmaker.App.Jobs;

namespace Matchmaker.Web.Api.Jobs;

/// <summary>When a job runs.</summary>
public sealed record JobScheduleResource
{
    /// <summary>Seconds, minutes, hours, day of the month, month, day of the week; null for never by itself.</summary>
    /// <example>0 15 1 * * ?</example>
    public string? Cron { get; init; }

    /// <summary>Whose clock is meant.</summary>
    /// <example>Asia/Manila</example>
    public required string TimeZone { get; init; }

    /// <summary>Whether the secretariat has changed what the configuration says.</summary>
    /// <example>false</example>
    public required bool IsChanged { get; init; }

    /// <summary>Whether its moments pass by until somebody lets it run again.</summary>
    /// <example>false</example>
    public required bool IsPaused { get; init; }

    public static JobScheduleResource Of(JobLine line) => new() { Cron = line.Plan.Cron, TimeZone = line.Plan.Zone.Id, IsChanged = line.IsChanged, IsPaused = line.IsPaused };
}
