namespace Matchmaker.Contracts.BadDays;

/// <summary>A test that limits or ends processes as only Linux can; skipped elsewhere, with the reason, yet never in CI.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LinuxFactAttribute : FactAttribute
{
    public LinuxFactAttribute()
    {
        if (!FullDisk.IsPossible && Environment.GetEnvironmentVariable("CI") != "true") Skip = "The disk of a process can be made full on Linux alone, with prlimit.";
    }
}
