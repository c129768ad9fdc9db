using Matchmaker.App.Models.Retraining;
using Matchmaker.Engine.Factorization;

namespace Matchmaker.Web.Hosting;

/// <summary>This program as one that only trains.</summary>
internal static class TrainingProcess
{
    /// <summary>Trains with what the edition has.</summary>
    public static IRetraining Inside { get; } = new InsideRetraining([new AlsTrainer()]);

    /// <summary>How to start it. The program itself is a library that the runtime's own command starts.</summary>
    public static IReadOnlyList<string> Command { get; } = [Runtime(), "exec", typeof(TrainingProcess).Assembly.Location, RetrainChild.Argument];

    public static Task<int> RunAsync() => RetrainChild.RunAsync(Inside, Console.In, Console.Out);

    private static string Runtime()
    {
        var present = Environment.ProcessPath;
        return present is not null && Path.GetFileNameWithoutExtension(present) == "dotnet" ? present : "dotnet";
    }
}
