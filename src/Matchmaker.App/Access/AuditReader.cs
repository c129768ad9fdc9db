using System.Globalization;
using Matchmaker.App.Accounts;
using Matchmaker.App.Importing;
using Matchmaker.App.Storage;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Access;

/// <summary>Reads the audit log. Names are looked up now and not kept in it, so that who is erased is a number there.</summary>
public sealed class AuditReader(RegistryDatabase database)
{
    /// <summary>The most entries that one file holds.</summary>
    public const int MostExported = 100_000;

    /// <summary>A page of entries, the latest first, and how many there are in all.</summary>
    public async Task<(IReadOnlyList<AuditLine> Lines, int Count)> ReadAsync(Caller caller, AuditQuery query, int skip, int take, CancellationToken cancellationToken = default)
    {
        AccessRules.Require(caller, Deed.ReadAudit);
        await using var context = database.CreateDbContext();
        var found = Filter(context, query);
        var count = await found.CountAsync(cancellationToken);
        return (await LinesAsync(context, found.OrderByDescending(e => e.Id).Skip(skip).Take(take), cancellationToken), count);
    }

    /// <summary>Entries with lower keys than one, the latest first.</summary>
    public async Task<IReadOnlyList<AuditLine>> BeforeAsync(Caller caller, AuditQuery query, long before, int take, CancellationToken cancellationToken = default)
    {
        AccessRules.Require(caller, Deed.ReadAudit);
        await using var context = database.CreateDbContext();
        return await LinesAsync(context, Filter(context, query).Where(e => e.Id < before).OrderByDescending(e => e.Id).Take(take), cancellationToken);
    }

    /// <summary>The kinds of actions that the log holds.</summary>
    public async Task<IReadOnlyList<string>> ActionsAsync(Caller caller, CancellationToken cancellationToken = default)
    {
        AccessRules.Require(caller, Deed.ReadAudit);
        await using var context = database.CreateDbContext();
        return await context.AuditEntries.Select(e => e.Action).Distinct().OrderBy(action => action).ToListAsync(cancellationToken);
    }

    /// <summary>Writes the entries as CSV, the latest first. That somebody took them is itself written down.</summary>
    public async Task ExportAsync(Caller caller, AuditQuery query, TextWriter writer, CancellationToken cancellationToken = default)
    {
        AccessRules.Require(caller, Deed.ReadAudit);
        await using var context = database.CreateDbContext();
        var lines = await LinesAsync(context, Filter(context, query).OrderByDescending(e => e.Id).Take(MostExported), cancellationToken);
        await writer.WriteLineAsync(CsvText.Line("id", "at", "who", "action", "actor", "actor_name", "subject", "details", "address"));
        foreach (var line in lines)
            await writer.WriteLineAsync(CsvText.SheetLine(
                line.Id.ToString(CultureInfo.InvariantCulture), line.At.ToString("O", CultureInfo.InvariantCulture), line.Who, line.Action,
                line.ActorId?.ToString(CultureInfo.InvariantCulture), line.ActorName, line.Subject, line.Details, line.Address));
        AuditLog.Record(context, caller, "audit.exported", details: FormattableString.Invariant($"{lines.Count} entries"));
        await context.SaveChangesAsync(cancellationToken);
    }

    private static IQueryable<AuditEntry> Filter(RegistryContext context, AuditQuery query)
    {
        var found = context.AuditEntries.AsNoTracking();
        if (!string.IsNullOrWhiteSpace(query.Action)) found = found.Where(e => e.Action.StartsWith(query.Action));
        if (query.ActorId is { } actor) found = found.Where(e => e.ActorId == actor);
        if (query.From is { } from)
        {
            var start = new DateTimeOffset(from, TimeOnly.MinValue, TimeSpan.Zero);
            found = found.Where(e => e.At >= start);
        }

        if (query.Until is { } until && until < DateOnly.MaxValue)
        {
            var end = new DateTimeOffset(until.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero);
            found = found.Where(e => e.At < end);
        }

        return Of(context, found, query.Who?.Trim());
    }

    private static IQueryable<AuditEntry> Of(RegistryContext context, IQueryable<AuditEntry> found, string? who)
    {
        if (string.IsNullOrEmpty(who)) return found;
        if (who.StartsWith("account ", StringComparison.OrdinalIgnoreCase) && long.TryParse(who.AsSpan(8), NumberStyles.None, CultureInfo.InvariantCulture, out var account))
            return found.Where(e => e.AccountId == account);
        if (who.StartsWith("key ", StringComparison.OrdinalIgnoreCase) && long.TryParse(who.AsSpan(4), NumberStyles.None, CultureInfo.InvariantCulture, out var key))
            return found.Where(e => e.ApiKeyId == key);
        var named = context.Users.Named(who);
        return found.Where(e => named.Any(a => a.Id == e.AccountId));
    }

    private static async Task<IReadOnlyList<AuditLine>> LinesAsync(RegistryContext context, IQueryable<AuditEntry> entries, CancellationToken cancellationToken)
    {
        var rows = await (
            from entry in entries
            join account in context.Users on entry.AccountId equals account.Id into accounts
            from account in accounts.DefaultIfEmpty()
            join actor in context.Actors on entry.ActorId equals actor.Id into actors
            from actor in actors.DefaultIfEmpty()
            orderby entry.Id descending
            select new { Entry = entry, Person = (string?)account.Name, Actor = (string?)actor.Name }).ToListAsync(cancellationToken);
        return [.. rows.Select(row => new AuditLine(
            row.Entry.Id, row.Entry.At, Who(row.Entry, row.Person), row.Entry.Action, row.Entry.ActorId, row.Actor, row.Entry.Subject, row.Entry.Details, row.Entry.Address))];
    }

    private static string? Who(AuditEntry entry, string? person) =>
        person ?? (entry.AccountId is { } account ? FormattableString.Invariant($"account {account}") : entry.ApiKeyId is { } key ? FormattableString.Invariant($"key {key}") : null);
}
