using System.Globalization;
using Matchmaker.App.Storage;
using Matchmaker.Engine.Factorization;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Models;

/// <summary>The trained models of a registry: listed in its database, kept as files beside it. One of them serves.</summary>
public sealed class ModelStore(RegistryDatabase database, TimeProvider? time = null)
{
    // What is older was left by a program that was killed.
    private static readonly TimeSpan CopyTakesAtMost = TimeSpan.FromHours(1);

    private readonly TimeProvider _time = time ?? TimeProvider.System;
    private readonly ModelArtefacts _artefacts = new(database);

    /// <summary>All versions, newest first.</summary>
    public async Task<IReadOnlyList<ModelVersion>> ListAsync(CancellationToken cancellationToken = default)
    {
        await using var context = database.CreateDbContext();
        return await context.ModelVersions.AsNoTracking().OrderByDescending(m => m.TrainedAt).ThenByDescending(m => m.Id).ToListAsync(cancellationToken);
    }

    /// <summary>The version that serves.</summary>
    /// <exception cref="ModelStoreException">None does.</exception>
    public async Task<ModelVersion> ActiveAsync(CancellationToken cancellationToken = default)
    {
        await using var context = database.CreateDbContext();

        // Two that were activated at the same moment, each unseen by the other, must not stop everything: the later one serves.
        return (await context.ModelVersions.AsNoTracking().Where(m => m.IsActive).ToListAsync(cancellationToken)).MaxBy(m => m.ActivatedAt)
            ?? throw new ModelStoreException($"No model serves in {database.Description} yet. Train one: matchmaker train.");
    }

    /// <summary>The newest version trained on what was known before a date.</summary>
    public async Task<ModelVersion?> FindAsOfAsync(DateOnly date, CancellationToken cancellationToken = default) =>
        (await AtHandAsync(await ListAsync(cancellationToken), cancellationToken)).FirstOrDefault(version => ModelCard.FromJson(version.Card).CutDate == date);

    /// <summary>Those of some versions whose file lies here or in the database, in the same order.</summary>
    public async Task<IReadOnlyList<ModelVersion>> AtHandAsync(IReadOnlyList<ModelVersion> versions, CancellationToken cancellationToken = default)
    {
        var held = await _artefacts.HeldAsync(cancellationToken);
        return [.. versions.Where(version => version.RemovedAt is null && (held.Contains(version.Id) || File.Exists(PathOf(version))))];
    }

    /// <summary>Where a version's file lies.</summary>
    public string PathOf(ModelVersion version) => Path.Combine(database.ModelsFolder, version.FileName);

    /// <summary>Opens a version's file, fetched from the database where it is missing here or damaged. The caller disposes it.</summary>
    /// <exception cref="ModelStoreException">The file is missing, damaged, of another format version, or not the one that was listed, and the database has no better one.</exception>
    public async Task<ModelFile> OpenAsync(ModelVersion version, CancellationToken cancellationToken = default)
    {
        if (version.RemovedAt is not null) throw new ModelStoreException($"The file of model {version.Name} was given up to make room for newer ones. Other versions: matchmaker models list.");
        try
        {
            return OpenHere(version);
        }
        catch (ModelStoreException)
        {
            if (!await _artefacts.FetchAsync(version, PathOf(version), cancellationToken)) throw;
        }

        return OpenHere(version);
    }

    private ModelFile OpenHere(ModelVersion version) => OpenAt(PathOf(version), version);

    private static ModelFile OpenAt(string path, ModelVersion version)
    {
        try
        {
            var file = ModelFile.Open(path);
            if (file.Card.FileHash == ModelCard.FromJson(version.Card).FileHash) return file;
            file.Dispose();
            throw new ModelStoreException($"The file {path} is not the one that model {version.Name} was listed with. Train again with matchmaker train, or activate another: matchmaker models list.");
        }
        catch (Exception e) when (e is ModelFormatException or IOException or UnauthorizedAccessException)
        {
            throw new ModelStoreException($"{e.Message.TrimEnd('.')}. Other versions: matchmaker models list.", e);
        }
    }

    /// <summary>
    /// Lists a model that was written elsewhere in the models' folder, stores it for other nodes, and lets it serve if asked to: all of it, or nothing. Its files take their place afterwards, so that a
    /// program that is killed at any moment leaves none that nobody knows of: one that did not get there is fetched from the database.
    /// </summary>
    /// <param name="draft">The model's file, its card beside it.</param>
    /// <param name="card">What is known about it.</param>
    /// <param name="activate">Whether it serves from now on.</param>
    /// <param name="alongside">What to do in the same transaction; where it throws, nothing is stored.</param>
    /// <param name="cancellationToken">Stops before anything is stored.</param>
    /// <exception cref="ModelStoreException">The file is damaged, or not that of the card.</exception>
    public async Task<ModelVersion> AddAsync(string draft, ModelCard card, bool activate, Func<RegistryContext, ModelVersion, Task>? alongside = null, CancellationToken cancellationToken = default)
    {
        var version = new ModelVersion { Name = card.Version, FileName = Path.GetFileName(draft), Card = card.ToJson(), TrainedAt = card.CreatedAt };
        OpenAt(draft, version).Dispose();
        await using (var context = database.CreateDbContext())
        {
            await using var change = await context.Database.BeginTransactionAsync(cancellationToken);
            context.ModelVersions.Add(version);
            await context.SaveChangesAsync(cancellationToken);
            await ModelArtefacts.StoreAsync(context, version, draft, cancellationToken);
            if (activate) Serve(await context.ModelVersions.ToListAsync(cancellationToken), version);
            if (alongside is not null) await alongside(context, version);
            await context.SaveChangesAsync(cancellationToken);
            await change.CommitAsync(cancellationToken);
        }

        try
        {
            // The card goes last: without it nobody takes the file for a model.
            File.Move(draft, PathOf(version), overwrite: true);
            File.Move(ModelFile.CardPathOf(draft), ModelFile.CardPathOf(PathOf(version)), overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It is fetched from the database when it is needed.
        }

        return version;
    }

    /// <summary>Gives up the files of old versions, here and in the database; their cards stay. The newest are kept, and the two that served last.</summary>
    /// <returns>How many were given up.</returns>
    public async Task<int> PruneAsync(int keep, CancellationToken cancellationToken = default)
    {
        await using var context = database.CreateDbContext();
        var versions = await context.ModelVersions.OrderByDescending(m => m.TrainedAt).ThenByDescending(m => m.Id).ToListAsync(cancellationToken);
        var served = versions.Where(m => m.ActivatedAt is not null).OrderByDescending(m => m.ActivatedAt).Take(2);
        var old = versions.Where(m => m.RemovedAt is null).Skip(keep).Except(served).Where(m => !m.IsActive).ToList();
        foreach (var version in old) version.RemovedAt = _time.GetUtcNow();
        var ids = old.Select(m => m.Id).ToList();
        await using var change = await context.Database.BeginTransactionAsync(cancellationToken);
        await context.SaveChangesAsync(cancellationToken);
        await context.ModelChunks.Where(chunk => ids.Contains(chunk.ModelVersionId)).ExecuteDeleteAsync(cancellationToken);
        await change.CommitAsync(cancellationToken);
        await TidyAsync(cancellationToken);
        return old.Count;
    }

    /// <summary>Deletes this node's copies of files that were given up, here or on another node, and what programs left half done that were killed.</summary>
    public async Task TidyAsync(CancellationToken cancellationToken = default)
    {
        ModelDraft.ClearAbandoned(database);
        if (!Directory.Exists(database.ModelsFolder)) return;

        // Only what belongs to versions of this registry: another one may have its models in the same folder.
        var versions = await ListAsync(cancellationToken);
        var given = versions.Where(version => version.RemovedAt is not null).SelectMany(version => new[] { PathOf(version), ModelFile.CardPathOf(PathOf(version)) });
        var halfDone = versions.SelectMany(version => Directory.EnumerateFiles(database.ModelsFolder, $"{version.FileName}.*.tmp*")).Where(file => DateTime.UtcNow - File.GetLastWriteTimeUtc(file) > CopyTakesAtMost);
        foreach (var file in given.Concat(halfDone))
        {
            try
            {
                File.Delete(file);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // Somebody still reads it: the next time.
            }
        }
    }

    /// <summary>Lets a version serve from now on. Its file is opened first: a damaged one never begins to serve.</summary>
    /// <exception cref="ModelStoreException">There is no such version, or its file cannot be used.</exception>
    public Task<ModelVersion> ActivateAsync(string name, CancellationToken cancellationToken = default) => ActivateAsync(name, null, cancellationToken);

    /// <inheritdoc cref="ActivateAsync(string, CancellationToken)"/>
    /// <param name="name">The version.</param>
    /// <param name="alongside">What to store in the same transaction.</param>
    /// <param name="cancellationToken">Stops before anything is stored.</param>
    internal async Task<ModelVersion> ActivateAsync(string name, Action<RegistryContext, ModelVersion>? alongside, CancellationToken cancellationToken)
    {
        await using var context = database.CreateDbContext();
        await using var change = await context.Database.BeginTransactionAsync(cancellationToken);
        var versions = await context.ModelVersions.ToListAsync(cancellationToken);
        var chosen = versions.Find(m => m.Name == name)
            ?? throw new ModelStoreException($"There is no model '{name}'. {(versions.Count == 0 ? "Train one: matchmaker train." : $"Known are: {string.Join(", ", versions.Select(m => m.Name))}.")}");
        (await OpenAsync(chosen, cancellationToken)).Dispose();
        Serve(versions, chosen);
        alongside?.Invoke(context, chosen);
        await context.SaveChangesAsync(cancellationToken);
        await change.CommitAsync(cancellationToken);
        return chosen;
    }

    /// <summary>
    /// Lets the version serve again that served before the present one, which is thereby withdrawn: a further rollback goes further back. Versions whose files are damaged are passed over.
    /// </summary>
    /// <exception cref="ModelStoreException">None did, or no file of those can be used.</exception>
    public Task<ModelVersion> RollBackAsync(CancellationToken cancellationToken = default) => RollBackAsync(null, cancellationToken);

    /// <inheritdoc cref="RollBackAsync(CancellationToken)"/>
    /// <param name="alongside">What to store in the same transaction.</param>
    /// <param name="cancellationToken">Stops before anything is stored.</param>
    internal async Task<ModelVersion> RollBackAsync(Action<RegistryContext, ModelVersion>? alongside, CancellationToken cancellationToken)
    {
        var presentName = (await ActiveAsync(cancellationToken)).Name;
        await using var context = database.CreateDbContext();
        await using var change = await context.Database.BeginTransactionAsync(cancellationToken);
        var versions = await context.ModelVersions.ToListAsync(cancellationToken);
        var present = versions.Single(m => m.Name == presentName);
        var earlier = versions.Where(m => m.ActivatedAt < present.ActivatedAt).OrderByDescending(m => m.ActivatedAt).ToList();
        if (earlier.Count == 0)
            throw new ModelStoreException($"No model served before {present.Name}, so there is nothing to roll back to. Activate one by name: matchmaker models activate NAME.");
        var previous = await UsableAsync(earlier, cancellationToken) ?? earlier[0];
        (await OpenAsync(previous, cancellationToken)).Dispose();
        present.ActivatedAt = null;
        foreach (var version in versions) version.IsActive = version == previous;
        alongside?.Invoke(context, previous);
        await context.SaveChangesAsync(cancellationToken);
        await change.CommitAsync(cancellationToken);
        return previous;
    }

    private async Task<ModelVersion?> UsableAsync(IEnumerable<ModelVersion> versions, CancellationToken cancellationToken)
    {
        foreach (var version in versions)
        {
            try
            {
                (await OpenAsync(version, cancellationToken)).Dispose();
                return version;
            }
            catch (ModelStoreException)
            {
                // An older one may still be whole.
            }
        }

        return null;
    }

    /// <summary>A name that no version has: the training time, and a counter where that is taken.</summary>
    public async Task<string> NextNameAsync(CancellationToken cancellationToken = default)
    {
        var stem = _time.GetUtcNow().ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
        var taken = (await ListAsync(cancellationToken)).Select(m => m.Name).ToHashSet(StringComparer.Ordinal);
        var name = stem;
        for (var counter = 2; taken.Contains(name); counter++) name = $"{stem}-{counter}";
        return name;
    }

    private void Serve(List<ModelVersion> versions, ModelVersion chosen)
    {
        foreach (var version in versions) version.IsActive = version == chosen;
        chosen.ActivatedAt = Later(_time.GetUtcNow(), versions.Max(m => m.ActivatedAt));
    }

    // Clocks stand still and are set back; the order of activations must not follow them.
    private static DateTimeOffset Later(DateTimeOffset now, DateTimeOffset? last) => last is { } time && now <= time ? time.AddMilliseconds(1) : now;
}
