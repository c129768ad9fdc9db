using Matchmaker.App.Access;
using Matchmaker.App.Jobs;
using Matchmaker.App.Storage;

namespace Matchmaker.App.Models.Retraining;

/// <summary>
/// Trains on the registry as it stands, judges what came out, and lets it serve unless it is worse beyond chance. What did not pass is kept for people to look at. Ended at any moment, it leaves the models as they were.
/// </summary>
public sealed class RetrainJob(RegistryDatabase database, ModelStore store, IRetraining training, RetrainOptions options) : IJob
{
    public JobDefinition Definition { get; } = new("retrain", "0 30 2 * * ?") { TimeLimit = TimeSpan.FromMinutes(options.MostMinutes), MostAttempts = 3 };

    public async Task<JobResult> RunAsync(JobContext context, CancellationToken cancellationToken)
    {
        try
        {
            using var draft = ModelDraft.Open(database);
            return await RunAsync(context, draft.Path, cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ModelStoreException($"The new model cannot be written to {database.ModelsFolder}: {e.Message.TrimEnd('.')}. Free some room, or name another folder with --models. The present one goes on.", e);
        }
    }

    private async Task<JobResult> RunAsync(JobContext context, string folder, CancellationToken cancellationToken)
    {
        var incumbent = (await store.ListAsync(cancellationToken)).Where(version => version.IsActive).MaxBy(version => version.ActivatedAt);
        var name = await store.NextNameAsync(cancellationToken);
        var made = Path.Combine(folder, ModelTraining.FileNameOf(name));
        var order = new RetrainOrder { Db = database.FilePath ?? database.ConnectionString, Path = made, Name = name, Incumbent = CardOf(incumbent), Samples = options.Samples, Confidence = options.Confidence };
        var result = await training.RunAsync(order, context, cancellationToken);
        if (result.Card is not { } card) return new($"Nothing has changed since model {incumbent?.Name} was trained: it goes on.");
        context.Report(new WorkStep("Storing the model", 1));
        var isPassed = card.Trial?.IsPassed ?? true;
        var version = await store.AddAsync(
            made,
            card,
            isPassed,
            async (registry, added) =>
            {
                await context.RequireLeaseAsync(registry, cancellationToken);
                if (isPassed) AuditLog.Record(registry, Caller.Program, "model.activated", subject: $"model:{added.Name}", details: card.Trial?.Verdict);
            },
            cancellationToken);
        var removed = await store.PruneAsync(options.Keep, cancellationToken);
        var verdict = card.Trial?.Verdict ?? "The registry is too young to judge a model by.";
        context.Log(verdict);
        return new(isPassed ? $"Model {version.Name} serves. {verdict}" : $"Model {version.Name} was not published: {verdict} A curator can let it serve all the same.")
        {
            Counts = Counts(card, isPassed, removed),
        };
    }

    private static Dictionary<string, long> Counts(ModelCard card, bool isPassed, int removed) => new()
    {
        ["published"] = isPassed ? 1 : 0,
        ["queries"] = card.Trial?.Queries ?? 0,
        ["collaborations"] = card.Counts.GetValueOrDefault("collaborations"),
        ["seconds"] = (long)card.Duration.TotalSeconds,
        ["removed"] = removed,
    };

    private static ModelCard? CardOf(ModelVersion? version)
    {
        try
        {
            return version is null ? null : ModelCard.FromJson(version.Card);
        }
        catch (Engine.Factorization.ModelFormatException)
        {
            // A damaged card tells nothing to compare with.
            return null;
        }
    }
}
