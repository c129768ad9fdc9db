using System.Diagnostics;

namespace Matchmaker.Web.Access;

/// <summary>Lets an answer take a certain time however little there was to do, so that its haste tells nothing.</summary>
internal static class EvenPace
{
    public static async Task KeepAsync(TimeSpan pace, Func<Task> work)
    {
        var start = Stopwatch.GetTimestamp();
        await work();
        if (pace - Stopwatch.GetElapsedTime(start) is var rest && rest > TimeSpan.Zero) await Task.Delay(rest);
    }
}
