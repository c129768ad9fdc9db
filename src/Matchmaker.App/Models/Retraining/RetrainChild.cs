using System.Text.Json;
using Matchmaker.App.Jobs;

namespace Matchmaker.App.Models.Retraining;

/// <summary>The other end of <see cref="ChildRetraining"/>: reads an order, trains, and says how far it is. Ends when whoever ordered it has gone.</summary>
public static class RetrainChild
{
    /// <summary>The only argument of a process that trains.</summary>
    public const string Argument = "retrain-child";

    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(IRetraining training, TextReader orders, TextWriter answers)
    {
        if (await orders.ReadLineAsync() is not { } line || JsonSerializer.Deserialize<RetrainOrder>(line, RetrainMessage.Json) is not { } order) return 2;
        using var gone = new CancellationTokenSource();
        _ = Task.Run(async () =>
        {
            // Nothing more is said: it ends when the other process does, or wants no more.
            await orders.ReadToEndAsync();
            await gone.CancelAsync();
        });
        var speaker = new Speaker(answers);
        try
        {
            speaker.Say(new() { Result = await training.RunAsync(order, speaker, gone.Token) });
            return 0;
        }
        catch (OperationCanceledException)
        {
            return 1;
        }
        catch (ExplainedException e)
        {
            speaker.Say(new() { Problem = e.Message });
            return 3;
        }
    }

    private sealed class Speaker(TextWriter answers) : IProgress<WorkStep>
    {
        private readonly Lock _lock = new();

        public void Report(WorkStep value) => Say(new() { Step = value });

        public void Say(RetrainMessage message)
        {
            lock (_lock)
            {
                answers.WriteLine(JsonSerializer.Serialize(message, RetrainMessage.Json));
                answers.Flush();
            }
        }
    }
}
