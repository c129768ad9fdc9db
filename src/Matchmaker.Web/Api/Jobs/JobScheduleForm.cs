namespace Matchmaker.Web.Api.Jobs;

/// <summary>When a job is to run.</summary>
public sealed record JobScheduleForm
{
    /// <summary>Seconds, minutes, hours, day of the month, month, day of the week; left out for what the configuration says.</summary>
    /// <example>0 30 2 * * ?</example>
    public string? Cron { get; init; }

    /// <summary>Whose clock is meant; left out for the configuration's.</summary>
    /// <example>Asia/Manila</example>
    public string? TimeZone { get; init; }
}
