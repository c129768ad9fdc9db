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
        var folder = Path.Combine(database.ModelsFolder, $"retrain-{database.ShortName}");
        try
        {
            // What a run left that was killed.
            Clear(folder);
            Directory.CreateDirectory(folder);
            return await RunAsync(context, folder, cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ModelStoreException($"The new model cannot be written to {folder}: {e.Message.TrimEnd('.')}. Free some room, or name another folder with --models. The present one goes on.", e);
        }
        finally
        {
            Clear(folder);
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
        var version = await AddAsync(made, name, card, context, cancellationToken);
        var isPassed = card.Trial?.IsPassed ?? true;
        if (isPassed)
            await store.ActivateAsync(name, (registry, chosen) => AuditLog.Record(registry, Caller.Program, "model.activated", subject: $"model:{chosen.Name}", details: card.Trial?.Verdict), cancellationToken);
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

    private async Task<ModelVersion> AddAsync(string made, string name, ModelCard card, JobContext context, CancellationToken cancellationToken)
    {
        var path = Path.Combine(database.ModelsFolder, Path.GetFileName(made));
        try
        {
            // The card goes last: without it nobody takes the file for a model.
            File.Move(made, path, overwrite: true);
            File.Move(ModelFile.CardPathOf(made), ModelFile.CardPathOf(path), overwrite: true);
            return await store.AddAsync(name, Path.GetFileName(path), card, registry => context.RequireLeaseAsync(registry, cancellationToken), cancellationToken);
        }
        catch
        {
            // Nobody will ever list it.
            File.Delete(path);
            File.Delete(ModelFile.CardPathOf(path));
            throw;
        }
    }

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

    private static void Clear(string folder)
    {
        try
        {
            if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The next run clears it away.
        }
    }
}
