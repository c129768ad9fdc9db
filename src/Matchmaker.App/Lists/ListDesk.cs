using System.Globalization;
using Matchmaker.App.Access;
using Matchmaker.App.Importing;
using Matchmaker.App.Registry;
using Matchmaker.App.Search;
using Matchmaker.App.Storage;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Lists;

/// <summary>Curated lists: kept by curators, and read by everybody where they are public. Entries stand in the order of their keys.</summary>
public sealed class ListDesk(RegistryDatabase database)
{
    public const int MostEntries = 500;

    /// <summary>All lists for curators, the public ones for others; by name.</summary>
    public async Task<IReadOnlyList<ListLine>> ListAsync(Caller caller, CancellationToken cancellationToken = default)
    {
        var seesAll = AccessRules.May(caller, Deed.CurateLists);
        await using var context = database.CreateDbContext();
        return await context.CuratedLists.AsNoTracking().Where(l => l.IsPublic || seesAll).OrderBy(l => l.Name).ThenBy(l => l.Id)
            .Select(l => new ListLine(l.Id, l.Name, l.Description, l.IsPublic, l.Entries.Count, l.UpdatedAt)).ToListAsync(cancellationToken);
    }

    /// <summary>A list; null where there is none, or it is not for the caller. Notes are for curators.</summary>
    public async Task<ListView?> ReadAsync(Caller caller, long listId, CancellationToken cancellationToken = default)
    {
        var seesAll = AccessRules.May(caller, Deed.CurateLists);
        await using var context = database.CreateDbContext();
        var list = await context.CuratedLists.AsNoTracking().SingleOrDefaultAsync(l => l.Id == listId && (l.IsPublic || seesAll), cancellationToken);
        if (list is null) return null;
        var entries = await context.Set<CuratedListEntry>().AsNoTracking().Where(e => e.ListId == listId).OrderBy(e => e.Id)
            .Select(e => new ListEntryView(e.Id, e.ActorId, e.Actor!.Name, e.Actor.Helix, e.Actor.Country, e.Actor.City, e.Actor.Verification.State, seesAll ? e.Note : null, e.AddedAt))
            .ToListAsync(cancellationToken);
        return new(list.Id, list.Name, list.Description, list.IsPublic, list.UpdatedAt, entries);
    }

    /// <summary>Begins a list.</summary>
    /// <returns>Its key.</returns>
    /// <exception cref="RegistryRuleException">It has no name, or too long texts.</exception>
    public async Task<long> CreateAsync(Caller caller, string name, string? description, bool isPublic = false, CancellationToken cancellationToken = default)
    {
        AccessRules.Require(caller, Deed.CurateLists);
        await using var context = database.CreateDbContext();
        await using var change = await context.Database.BeginTransactionAsync(cancellationToken);
        var list = new CuratedList { Name = (name ?? "").Trim(), Description = Filled(description), IsPublic = isPublic };
        context.CuratedLists.Add(list);
        await context.SaveChangesAsync(cancellationToken);
        AuditLog.Record(context, caller, "list.created", subject: $"list:{list.Id}", details: $"'{list.Name}'");
        await context.SaveChangesAsync(cancellationToken);
        await change.CommitAsync(cancellationToken);
        return list.Id;
    }

    /// <summary>Renames a list, describes it, and says who sees it.</summary>
    public Task DescribeAsync(Caller caller, long listId, string name, string? description, bool isPublic, CancellationToken cancellationToken = default) =>
        ChangeAsync(caller, listId, "list.changed", list =>
        {
            (list.Name, list.Description, list.IsPublic) = ((name ?? "").Trim(), Filled(description), isPublic);
            return $"'{list.Name}', {(isPublic ? "public" : "not public")}";
        }, cancellationToken);

    public async Task DeleteAsync(Caller caller, long listId, CancellationToken cancellationToken = default)
    {
        AccessRules.Require(caller, Deed.CurateLists);
        await using var context = database.CreateDbContext();
        var list = await FindAsync(context, listId, cancellationToken);
        context.CuratedLists.Remove(list);
        AuditLog.Record(context, caller, "list.deleted", subject: $"list:{listId}", details: $"'{list.Name}'");
        await context.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Puts an actor at the end of a list.</summary>
    /// <exception cref="ListException">It is on the list already, the list is full, or one of the two is gone.</exception>
    public async Task AddAsync(Caller caller, long listId, long actorId, string? note, CancellationToken cancellationToken = default)
    {
        AccessRules.Require(caller, Deed.CurateLists);
        await using var context = database.CreateDbContext();
        var list = await FindAsync(context, listId, cancellationToken);
        if (!await context.Actors.AnyAsync(a => a.Id == actorId, cancellationToken)) throw new ListException($"The registry has no actor #{actorId}.");
        if (list.Entries.Exists(e => e.ActorId == actorId)) throw new ListException("That actor is on the list already.");
        if (list.Entries.Count >= MostEntries) throw new ListException($"A list holds {MostEntries:N0} actors at the most. Begin another.");
        list.Entries.Add(new() { ActorId = actorId, Note = Filled(note), AddedAt = database.Time.GetUtcNow() });
        await SaveAsync(context, caller, list, "list.added", actorId, null, cancellationToken);
    }

    public async Task RemoveAsync(Caller caller, long listId, long actorId, CancellationToken cancellationToken = default)
    {
        AccessRules.Require(caller, Deed.CurateLists);
        await using var context = database.CreateDbContext();
        var list = await FindAsync(context, listId, cancellationToken);
        if (list.Entries.RemoveAll(e => e.ActorId == actorId) == 0) return;
        await SaveAsync(context, caller, list, "list.removed", actorId, null, cancellationToken);
    }

    /// <summary>Writes down why an actor is on a list.</summary>
    public async Task NoteAsync(Caller caller, long listId, long actorId, string? note, CancellationToken cancellationToken = default)
    {
        AccessRules.Require(caller, Deed.CurateLists);
        await using var context = database.CreateDbContext();
        var list = await FindAsync(context, listId, cancellationToken);
        Entry(list, actorId).Note = Filled(note);
        await SaveAsync(context, caller, list, "list.noted", actorId, null, cancellationToken);
    }

    /// <summary>Moves an actor up (below 0) or down (above 0) by so many places.</summary>
    public async Task MoveAsync(Caller caller, long listId, long actorId, int places, CancellationToken cancellationToken = default)
    {
        AccessRules.Require(caller, Deed.CurateLists);
        await using var context = database.CreateDbContext();
        await using var change = await context.Database.BeginTransactionAsync(cancellationToken);
        var list = await FindAsync(context, listId, cancellationToken);
        var order = list.Entries.OrderBy(e => e.Id).ToList();
        var from = order.IndexOf(Entry(list, actorId));
        var to = Math.Clamp(from + places, 0, order.Count - 1);
        if (from == to) return;

        // The order is that of the keys: what the entries say changes places between them. Cleared first, since an actor stands on a list once.
        var said = order.Select(e => (e.ActorId, e.Note, e.AddedAt)).ToList();
        var moved = said[from];
        said.RemoveAt(from);
        said.Insert(to, moved);
        var (low, high) = (Math.Min(from, to), Math.Max(from, to));
        for (var at = low; at <= high; at++) list.Entries.Remove(order[at]);
        await context.SaveChangesAsync(cancellationToken);
        for (var at = low; at <= high; at++) context.Add(new CuratedListEntry { Id = order[at].Id, ListId = listId, ActorId = said[at].ActorId, Note = said[at].Note, AddedAt = said[at].AddedAt });
        await SaveAsync(context, caller, list, "list.reordered", actorId, $"place {from + 1} → {to + 1}", cancellationToken);
        await change.CommitAsync(cancellationToken);
    }

    /// <summary>Writes a list as CSV; with notes for curators only.</summary>
    /// <returns>Whether there is such a list for the caller.</returns>
    public async Task<bool> ExportAsync(Caller caller, long listId, TextWriter writer, CancellationToken cancellationToken = default)
    {
        if (await ReadAsync(caller, listId, cancellationToken) is not { } list) return false;
        await writer.WriteLineAsync(CsvText.Line("place", "actor", "name", "helix", "country", "city", "verification", "note"));
        var place = 0;
        foreach (var entry in list.Entries)
            await writer.WriteLineAsync(CsvText.SheetLine(
                (++place).ToString(CultureInfo.InvariantCulture), entry.ActorId.ToString(CultureInfo.InvariantCulture), entry.Name, AspectCodes.Spell(entry.Helix), entry.Country, entry.City,
                AspectCodes.Spell(entry.Verification), entry.Note));
        return true;
    }

    private async Task ChangeAsync(Caller caller, long listId, string action, Func<CuratedList, string?> change, CancellationToken cancellationToken)
    {
        AccessRules.Require(caller, Deed.CurateLists);
        await using var context = database.CreateDbContext();
        var list = await FindAsync(context, listId, cancellationToken);
        var details = change(list);
        await SaveAsync(context, caller, list, action, null, details, cancellationToken);
    }

    private static async Task SaveAsync(RegistryContext context, Caller caller, CuratedList list, string action, long? actorId, string? details, CancellationToken cancellationToken)
    {
        // So that the list counts as changed where only an entry did.
        context.Entry(list).Property(l => l.UpdatedAt).IsModified = true;
        AuditLog.Record(context, caller, action, actorId, $"list:{list.Id}", details);
        await context.SaveChangesAsync(cancellationToken);
    }

    private static async Task<CuratedList> FindAsync(RegistryContext context, long listId, CancellationToken cancellationToken) =>
        await context.CuratedLists.Include(l => l.Entries).SingleOrDefaultAsync(l => l.Id == listId, cancellationToken) ?? throw new ListException("That list is gone. Load the page again.");

    private static CuratedListEntry Entry(CuratedList list, long actorId) => list.Entries.Find(e => e.ActorId == actorId) ?? throw new ListException("That actor is not on the list any more. Load the page again.");

    private static string? Filled(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
