using Matchmaker.App.Access;
using Matchmaker.App.Storage;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Importing.Refreshing;

/// <summary>Curators say what the registry is refreshed from.</summary>
public sealed class RegistrySourceDesk(RegistryDatabase database, SourceReader reader)
{
    private const int Most = 50;

    /// <summary>All sources, by name.</summary>
    /// <exception cref="AccessDeniedException">The caller may not import.</exception>
    public async Task<IReadOnlyList<RegistrySource>> ListAsync(Caller caller, CancellationToken cancellationToken = default)
    {
        AccessRules.Require(caller, Deed.ImportFiles);
        await using var context = database.CreateDbContext();
        return await context.RegistrySources.AsNoTracking().OrderBy(source => source.Name).ThenBy(source => source.Id).ToListAsync(cancellationToken);
    }

    /// <summary>One of them; null where there is no such source.</summary>
    /// <exception cref="AccessDeniedException">The caller may not import.</exception>
    public async Task<RegistrySource?> FindAsync(Caller caller, long id, CancellationToken cancellationToken = default)
    {
        AccessRules.Require(caller, Deed.ImportFiles);
        await using var context = database.CreateDbContext();
        return await context.RegistrySources.AsNoTracking().SingleOrDefaultAsync(source => source.Id == id, cancellationToken);
    }

    /// <summary>Adds one.</summary>
    /// <returns>Its key.</returns>
    /// <exception cref="ImportException">There is no such format, its address may not be read, or there are too many.</exception>
    /// <exception cref="RegistryRuleException">A text is missing or too long.</exception>
    public async Task<long> AddAsync(Caller caller, RegistrySourceWish wish, CancellationToken cancellationToken = default)
    {
        AccessRules.Require(caller, Deed.ImportFiles);
        var (name, address) = ((wish.Name ?? "").Trim(), (wish.Address ?? "").Trim());
        if (ImportSource.All.All(one => one.Name != wish.Format)) throw new ImportException($"There is no format '{wish.Format}'. Known are: {string.Join(", ", ImportSource.All.Select(one => one.Name))}.");
        if (reader.Problem(address) is { } problem) throw new ImportException($"The address {problem}");
        await using var context = database.CreateDbContext();
        await using var change = await context.Database.BeginTransactionAsync(cancellationToken);
        if (await context.RegistrySources.CountAsync(cancellationToken) >= Most) throw new ImportException($"There are {Most} sources already. Remove one first.");
        var source = new RegistrySource { Name = name, Format = wish.Format, Address = address, SkipBadRows = wish.SkipBadRows, CreatedAt = database.Time.GetUtcNow() };
        context.Add(source);
        await context.SaveChangesAsync(cancellationToken);
        AuditLog.Record(context, caller, "source.added", subject: $"source:{source.Id}", details: $"'{name}' ({wish.Format}) from {address}");
        await context.SaveChangesAsync(cancellationToken);
        await change.CommitAsync(cancellationToken);
        return source.Id;
    }

    /// <summary>Lets a source rest, or go on.</summary>
    /// <returns>Whether there is such a source.</returns>
    /// <exception cref="AccessDeniedException">The caller may not import.</exception>
    public Task<bool> PauseAsync(Caller caller, long id, bool isPaused, CancellationToken cancellationToken = default) => ChangeAsync(caller, id, isPaused ? "source.paused" : "source.resumed", (_, source) => source.IsPaused = isPaused, cancellationToken);

    /// <summary>Removes a source; what came from it stays in the registry.</summary>
    /// <returns>Whether there was such a source.</returns>
    /// <exception cref="AccessDeniedException">The caller may not import.</exception>
    public Task<bool> RemoveAsync(Caller caller, long id, CancellationToken cancellationToken = default) => ChangeAsync(caller, id, "source.removed", (context, source) => context.Remove(source), cancellationToken);

    private async Task<bool> ChangeAsync(Caller caller, long id, string action, Action<RegistryContext, RegistrySource> change, CancellationToken cancellationToken)
    {
        AccessRules.Require(caller, Deed.ImportFiles);
        await using var context = database.CreateDbContext();
        if (await context.RegistrySources.SingleOrDefaultAsync(source => source.Id == id, cancellationToken) is not { } source) return false;
        change(context, source);
        AuditLog.Record(context, caller, action, subject: $"source:{id}", details: $"'{source.Name}'");
        await context.SaveChangesAsync(cancellationToken);
        return true;
    }
}
