using Matchmaker.App.Editions;
using Matchmaker.App.Models.Retraining;
using Matchmaker.Editions;

namespace Matchmaker.Web.Hosting;

/// <summary>This program as one that only trains.</summary>
internal static class TrainingProcess
{
    /// <summary>Trains with all trainers that are used.</summary>
    public static IRetraining Inside(ChosenProviders providers) => new InsideRetraining(providers.CreateTrainers());

    /// <summary>Trains in a process of its own, which is told by a variable what this one read of the configuration.</summary>
    public static IRetraining Apart(ChosenProviders providers, RetrainOptions options) => new ChildRetraining(Command, options.MostMemoryMb, options.Priority)
    {
        Variables = new Dictionary<string, string> { [ChosenProviders.VariableOf(ChosenProviders.TrainingSetting)] = string.Join(',', providers.Trainers.Select(trainer => trainer.Name)) },
    };

    /// <summary>How to start it. The program itself is a library that the runtime's own command starts.</summary>
    public static IReadOnlyList<string> Command { get; } = [Runtime(), "exec", typeof(TrainingProcess).Assembly.Location, RetrainChild.Argument];

    public static Task<int> RunAsync() => RetrainChild.RunAsync(Inside(ChosenProviders.OfEnvironment(ThisEdition.Current)), Console.In, Console.Out);

    private static string Runtime()
    {
        var present = Environment.ProcessPath;
        return present is not null && Path.GetFileNameWithoutExtension(present) == "dotnet" ? present : "dotnet";
    }
}
