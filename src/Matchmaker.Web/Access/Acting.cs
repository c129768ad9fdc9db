using Matchmaker.App.Access;
using Matchmaker.App.Registry;
using Matchmaker.App.Search;
using Matchmaker.App.Storage;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.Web.Access;

/// <summary>The organisation that the person acts for: one of its memberships, which it may change.</summary>
public sealed class Acting(RegistryDatabase database, IActorIndex index)
{
    private static bool? _isDemo;

    /// <summary>The one that the person chose; set when the pages are first rendered.</summary>
    public long? Chosen { get; set; }

    /// <summary>What the person may act for, by name.</summary>
    public IReadOnlyList<ActorCandidate> Choices { get; private set; } = [];

    /// <summary>The one chosen, or the first; null for who acts for none.</summary>
    public ActorCandidate? Actor => Choices.FirstOrDefault(actor => actor.Id == Chosen) ?? (Choices is [var first, ..] ? first : null);

    /// <summary>Whether everything in the registry is fictional.</summary>
    public bool IsDemo => _isDemo == true;

    public async Task LoadAsync(Caller caller, CancellationToken cancellationToken = default)
    {
        long[] ids = [.. caller.Memberships.Keys];
        Choices = ids.Length == 0 ? [] : await database.Watch.OrElseAsync(() => ReadAsync(ids, cancellationToken), () => Remembered(ids));
        _isDemo ??= await database.Watch.OrElseAsync(() => IsAllDemoAsync(cancellationToken), () => null);
    }

    private async Task<IReadOnlyList<ActorCandidate>> ReadAsync(long[] ids, CancellationToken cancellationToken)
    {
        await using var context = database.CreateDbContext();
        return await context.Actors.AsNoTracking().Where(a => ids.Contains(a.Id)).OrderBy(a => a.Name).Select(a => new ActorCandidate(a.Id, a.Name, a.Country)).ToListAsync(cancellationToken);
    }

    private IReadOnlyList<ActorCandidate> Remembered(long[] ids) => index.State is null
        ? []
        : [.. ids.Select(index.Read).OfType<IndexedActor>().OrderBy(a => a.Name, StringComparer.CurrentCulture).Select(a => new ActorCandidate(a.Id, a.Name, a.Country))];

    private async Task<bool?> IsAllDemoAsync(CancellationToken cancellationToken)
    {
        await using var context = database.CreateDbContext();
        return !await context.Actors.AnyAsync(a => !a.IsDemo, cancellationToken);
    }
}
