using System.Diagnostics;

namespace Matchmaker.Benchmarks;

/// <summary>This program as another process.</summary>
internal static class BenchmarkProcess
{
    /// <summary>How to start it with a name and options.</summary>
    public static ProcessStartInfo Of(string name, IEnumerable<string> options)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath ?? "dotnet");
        if (Path.GetFileNameWithoutExtension(start.FileName) == "dotnet")
        {
            start.ArgumentList.Add("exec");
            start.ArgumentList.Add(typeof(BenchmarkProcess).Assembly.Location);
        }

        start.ArgumentList.Add(name);
        foreach (var option in options) start.ArgumentList.Add(option);
        return start;
    }
}
