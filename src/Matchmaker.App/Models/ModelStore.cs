using System.Globalization;
using Matchmaker.App.Storage;
using Matchmaker.Engine.Factorization;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Models;

/// <summary>The trained models of a registry: listed in its database, kept as files beside it. One of them serves.</summary>
public sealed class ModelStore(RegistryDatabase database, TimeProvider? time = null)
{
    private readonly TimeProvider _time = time ?? TimeProvider.System;

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
        (await ListAsync(cancellationToken)).FirstOrDefault(version => ModelCard.FromJson(version.Card).CutDate == date && File.Exists(PathOf(version)));

    /// <summary>Where a version's file lies.</summary>
    public string PathOf(ModelVersion version) => Path.Combine(database.ModelsFolder, version.FileName);

    /// <summary>Opens a version's file. The caller disposes it.</summary>
    /// <exception cref="ModelStoreException">The file is missing, damaged, of another format version, or not the one that was listed.</exception>
    public ModelFile Open(ModelVersion version)
    {
        try
        {
            var file = ModelFile.Open(PathOf(version));
            if (file.Card.FileHash == ModelCard.FromJson(version.Card).FileHash) return file;
            file.Dispose();
            throw new ModelStoreException($"The file {PathOf(version)} is not the one that model {version.Name} was listed with. Train again with matchmaker train, or activate another: matchmaker models list.");
        }
        catch (Exception e) when (e is ModelFormatException or IOException or UnauthorizedAccessException)
        {
            throw new ModelStoreException($"{e.Message.TrimEnd('.')}. Other versions: matchmaker models list.", e);
        }
    }

    /// <summary>Lists a file that was just written, and lets it serve if asked to.</summary>
    public async Task<ModelVersion> AddAsync(string name, string fileName, ModelCard card, bool activate, CancellationToken cancellationToken = default)
    {
        await using var context = database.CreateDbContext();
        var version = new ModelVersion { Name = name, FileName = fileName, Card = card.ToJson(), TrainedAt = card.CreatedAt };
        context.ModelVersions.Add(version);
        await context.SaveChangesAsync(cancellationToken);
        return activate ? await ActivateAsync(version.Name, cancellationToken) : version;
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
        Open(chosen).Dispose();
        foreach (var version in versions) version.IsActive = version == chosen;
        chosen.ActivatedAt = Later(_time.GetUtcNow(), versions.Max(m => m.ActivatedAt));
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
        var previous = earlier.Find(IsUsable) ?? earlier[0];
        Open(previous).Dispose();
        present.ActivatedAt = null;
        foreach (var version in versions) version.IsActive = version == previous;
        alongside?.Invoke(context, previous);
        await context.SaveChangesAsync(cancellationToken);
        await change.CommitAsync(cancellationToken);
        return previous;
    }

    private bool IsUsable(ModelVersion version)
    {
        try
        {
            Open(version).Dispose();
            return true;
        }
        catch (ModelStoreException)
        {
            return false;
        }
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

    // Clocks stand still and are set back; the order of activations must not follow them.
    private static DateTimeOffset Later(DateTimeOffset now, DateTimeOffset? last) => last is { } time && now <= time ? time.AddMilliseconds(1) : now;
}
