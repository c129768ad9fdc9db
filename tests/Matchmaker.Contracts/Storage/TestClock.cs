namespace Matchmaker.Contracts.Storage;

/// <summary>A clock that stands still until a test moves it. It starts in UTC, on a whole second.</summary>
public sealed class TestClock : TimeProvider
{
    public static readonly DateTimeOffset Start = new(2026, 3, 1, 8, 30, 0, TimeSpan.Zero);

    public DateTimeOffset Now { get; set; } = Start;

    /// <summary>How much time has passed, whatever the clock was set to meanwhile.</summary>
    public TimeSpan Elapsed { get; set; }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => Now;

    public override long GetTimestamp() => Elapsed.Ticks;
}
