using System.Globalization;
using Matchmaker.App.Access;
using Matchmaker.App.Storage;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Registry;

/// <summary>The registry as a table: to look through, and to change many actors at once.</summary>
public sealed class RegistryDesk(RegistryDatabase database)
{
    /// <summary>The most actors that one bulk edit changes.</summary>
    public const int MostEdited = 500;

    /// <summary>A page of the table, and how many lines it has in all.</summary>
    public async Task<(IReadOnlyList<RegistryRow> Rows, int Count)> ReadAsync(Caller caller, RegistryFilter filter, int skip, int take, CancellationToken cancellationToken = default)
    {
        AccessRules.Require(caller, Deed.TendRegistry);
        await using var context = database.CreateDbContext();
        var found = Filter(context, filter);
        return (await RowsAsync(Sort(found, filter).Skip(skip).Take(take), cancellationToken), await found.CountAsync(cancellationToken));
    }

    /// <summary>Lines of the table with higher keys than one, by ascending key whatever the filter's order is.</summary>
    public async Task<IReadOnlyList<RegistryRow>> AfterAsync(Caller caller, RegistryFilter filter, long after, int take, CancellationToken cancellationToken = default)
    {
        AccessRules.Require(caller, Deed.TendRegistry);
        await using var context = database.CreateDbContext();
        return await RowsAsync(Filter(context, filter).Where(a => a.Id > after).OrderBy(a => a.Id).Take(take), cancellationToken);
    }

    /// <summary>The keys of all that a filter lets through, in their order; of <see cref="MostEdited"/> at the most.</summary>
    public async Task<IReadOnlyList<long>> KeysAsync(Caller caller, RegistryFilter filter, CancellationToken cancellationToken = default)
    {
        AccessRules.Require(caller, Deed.TendRegistry);
        await using var context = database.CreateDbContext();
        return await Sort(Filter(context, filter), filter).Take(MostEdited).Select(a => a.Id).ToListAsync(cancellationToken);
    }

    /// <summary>What an edit would do, without doing it.</summary>
    /// <exception cref="RegistryEditException">There is nothing to change, too much, or the edit is not possible.</exception>
    /// <exception cref="RegistryRuleException">An actor would break the rules.</exception>
    public async Task<IReadOnlyList<BulkChange>> PreviewAsync(Caller caller, IReadOnlyCollection<long> actorIds, BulkEdit edit, CancellationToken cancellationToken = default)
    {
        await using var context = database.CreateDbContext();
        return await ChangeAsync(context, caller, actorIds, edit, cancellationToken);
    }

    /// <summary>Changes all of the actors, or none.</summary>
    /// <returns>What was changed.</returns>
    /// <exception cref="RegistryEditException">There is nothing to change, too much, or the edit is not possible.</exception>
    /// <exception cref="RegistryRuleException">An actor would break the rules.</exception>
    public async Task<IReadOnlyList<BulkChange>> ApplyAsync(Caller caller, IReadOnlyCollection<long> actorIds, BulkEdit edit, CancellationToken cancellationToken = default)
    {
        await using var context = database.CreateDbContext();
        var changes = await ChangeAsync(context, caller, actorIds, edit, cancellationToken);
        foreach (var actor in changes.Where(change => change.Field != "verification").GroupBy(change => change.ActorId))
            AuditLog.Record(context, caller, "actor.edited", actor.Key, details: string.Join("; ", actor.Select(change => $"{change.Field}: {change.Before} → {change.After}")));
        await context.SaveChangesAsync(cancellationToken);
        return changes;
    }

    private static async Task<List<RegistryRow>> RowsAsync(IQueryable<Actor> actors, CancellationToken cancellationToken)
    {
        var rows = await actors.Select(a => new { a.Id, a.Name, a.Kind, a.Helix, a.Country, a.City, a.Size, a.Sectors, a.Verification.State, a.UpdatedAt }).ToListAsync(cancellationToken);
        return [.. rows.Select(a => new RegistryRow(a.Id, a.Name, a.Kind, a.Helix, a.Country, a.City, a.Size, a.Sectors, a.State, a.UpdatedAt))];
    }

    private async Task<List<BulkChange>> ChangeAsync(RegistryContext context, Caller caller, IReadOnlyCollection<long> actorIds, BulkEdit edit, CancellationToken cancellationToken)
    {
        AccessRules.Require(caller, Deed.TendRegistry);
        if (edit.Verification is not null) AccessRules.Require(caller, Deed.VerifyActors);
        if (edit.IsEmpty) throw new RegistryEditException("Choose what to change.");
        if (actorIds.Count == 0) throw new RegistryEditException("Choose at least one actor.");
        if (actorIds.Count > MostEdited) throw new RegistryEditException($"{actorIds.Count:N0} actors are too many at once; {MostEdited:N0} are the most.");
        if (edit.AddSectors.Concat(edit.RemoveSectors).FirstOrDefault(code => Taxonomy.Sectors.Find(code) is null) is { } unknown)
            throw new RegistryEditException($"'{unknown}' is not the code of a sector.");
        long[] ids = [.. actorIds];
        var actors = await context.Actors.Where(a => ids.Contains(a.Id)).OrderBy(a => a.Name).ThenBy(a => a.Id).ToListAsync(cancellationToken);
        List<BulkChange> changes = [];
        foreach (var actor in actors)
        {
            Change(context, caller, actor, edit, changes);
            var violations = RegistryRules.Check(actor);
            if (violations.Count > 0) throw new RegistryRuleException($"The actor '{actor.Name}'", violations);
        }

        return changes;
    }

    private void Change(RegistryContext context, Caller caller, Actor actor, BulkEdit edit, List<BulkChange> changes)
    {
        if (edit.Helix is { } helix && helix != actor.Helix)
        {
            Note("helix", actor.Helix, helix);
            actor.Helix = helix;
        }

        if (edit.Size is { } size && size != actor.Size)
        {
            Note("size", actor.Size, size);
            actor.Size = size;
        }

        if (edit.Country is { } country && country != actor.Country)
        {
            Note("country", actor.Country, country);
            actor.Country = country;
        }

        List<string> sectors = [.. actor.Sectors.Except(edit.RemoveSectors), .. edit.AddSectors.Except(actor.Sectors).Except(edit.RemoveSectors)];
        if (!sectors.SequenceEqual(actor.Sectors))
        {
            Note("sectors", Listed(actor.Sectors), Listed(sectors));
            actor.Sectors = sectors;
        }

        if (edit.Verification is { } state && state != actor.Verification.State)
        {
            Note("verification", actor.Verification.State, state);
            VerificationDesk.Decide(context, caller, actor, state, edit.Evidence, database.Time.GetUtcNow());
        }

        void Note(string field, object before, object after) => changes.Add(new(actor.Id, actor.Name, field, before.ToString()!, after.ToString()!));
    }

    private static string Listed(List<string> codes) => codes.Count == 0 ? "–" : string.Join(", ", codes);

    private static IQueryable<Actor> Filter(RegistryContext context, RegistryFilter filter)
    {
        var found = context.Actors.AsNoTracking();
        if (filter.Country is { } country) found = found.Where(a => a.Country == country);
        if (filter.Helix is { } helix) found = found.Where(a => a.Helix == helix);
        if (filter.Size is { } size) found = found.Where(a => a.Size == size);
        if (filter.Verification is { } state) found = found.Where(a => a.Verification.State == state);
        if (filter.Sector is { } sector) found = found.Where(a => a.Sectors.Contains(sector));
        return Search(found, filter.Search?.Trim());
    }

    private static IQueryable<Actor> Search(IQueryable<Actor> actors, string? text)
    {
        if (string.IsNullOrEmpty(text)) return actors;
        if (text[0] == '#' && long.TryParse(text.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var key)) return actors.Where(a => a.Id == key);
        if (text.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon && colon < text.Length - 1)
        {
            var (scheme, value) = (text[..colon].Trim().ToLowerInvariant(), text[(colon + 1)..].Trim());
            return actors.Where(a => a.ExternalIds.Any(id => id.Scheme == scheme && id.Value == value));
        }

        // A text of signs alone folds to nothing, and nobody is called that.
        var folded = NameNormaliser.Normalise(text);
        return folded.Length == 0 ? actors.Where(_ => false) : actors.Where(a => a.NormalisedName.Contains(folded) || a.Aliases.Any(alias => alias.NormalisedName.Contains(folded)));
    }

    private static IOrderedQueryable<Actor> Sort(IQueryable<Actor> actors, RegistryFilter filter) => ((filter.Order, filter.Descending) switch
    {
        (RegistryOrder.Country, false) => actors.OrderBy(a => a.Country),
        (RegistryOrder.Country, true) => actors.OrderByDescending(a => a.Country),
        (RegistryOrder.Helix, false) => actors.OrderBy(a => a.Helix),
        (RegistryOrder.Helix, true) => actors.OrderByDescending(a => a.Helix),
        (RegistryOrder.Size, false) => actors.OrderBy(a => a.Size),
        (RegistryOrder.Size, true) => actors.OrderByDescending(a => a.Size),
        (RegistryOrder.Verification, false) => actors.OrderBy(a => a.Verification.State),
        (RegistryOrder.Verification, true) => actors.OrderByDescending(a => a.Verification.State),
        (RegistryOrder.UpdatedAt, false) => actors.OrderBy(a => a.UpdatedAt),
        (RegistryOrder.UpdatedAt, true) => actors.OrderByDescending(a => a.UpdatedAt),
        (_, true) => actors.OrderByDescending(a => a.NormalisedName),
        _ => actors.OrderBy(a => a.NormalisedName),
    }).ThenBy(a => a.Id);
}
