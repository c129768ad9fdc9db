using System.Text.Json;
using Matchmaker.App.Access;
using Matchmaker.App.Collaborations;
using Matchmaker.App.Introductions;
using Matchmaker.App.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Matchmaker.App.Programmes;

/// <summary>
/// Saves what a curator changed in a programme together with all rows before and after, so that it can be undone, and with its entry in the audit log. Rows that the database deletes by itself are seen only where they were loaded.
/// </summary>
internal static class ChangeRecorder
{
    /// <summary>How many changes of one programme are kept for undoing.</summary>
    public const int MostKept = 300;

    // Set by the context at every save; not what anybody changed.
    private static readonly string[] Stamps = [nameof(Programme.UpdatedAt), nameof(Programme.CreatedAt)];

    /// <summary>What can be undone.</summary>
    internal static readonly IReadOnlyDictionary<string, Type> Types =
        new[] { typeof(Programme), typeof(ProgrammeEntry), typeof(ProgrammeReview), typeof(ProgrammePlan), typeof(ProgrammeTeam), typeof(TeamMember), typeof(Collaboration), typeof(Participation), typeof(Feedback) }
            .ToDictionary(type => type.Name, StringComparer.Ordinal);

    /// <summary>Saves what is changed in a context, within a transaction of the caller's.</summary>
    /// <param name="context">Where the changes are.</param>
    /// <param name="caller">Who changes.</param>
    /// <param name="programmeId">The programme; null where it is new among the changes.</param>
    /// <param name="action">What it is, as in the audit log.</param>
    /// <param name="text">What it is, in words.</param>
    /// <param name="actorId">The actor it is done to, where it is one.</param>
    /// <param name="cancellationToken">Stops before anything is saved.</param>
    /// <returns>The change; null where nothing was changed.</returns>
    public static async Task<ProgrammeChange?> SaveAsync(
        RegistryContext context, Caller caller, long? programmeId, string action, string text, long? actorId = null, CancellationToken cancellationToken = default)
    {
        context.ChangeTracker.DetectChanges();
        var touched = context.ChangeTracker.Entries().Where(entry => Types.ContainsKey(entry.Metadata.ClrType.Name) && entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)
            .Select(entry => (Entry: entry, entry.State, Before: entry.State == EntityState.Added ? null : Values(entry, original: true))).ToList();
        if (touched.Count == 0) return null;
        await context.SaveChangesAsync(cancellationToken);
        List<ChangedRow> rows = [];
        foreach (var (entry, state, before) in touched)
        {
            var after = state == EntityState.Deleted ? null : Values(entry, original: false);
            var (kept, became) = before is null || after is null ? (before, after) : Differing(before, after);
            if (kept is { Count: 0 } && became is { Count: 0 }) continue;
            rows.Add(new(entry.Metadata.ClrType.Name, Key(entry), kept, became));
        }

        var id = programmeId ?? touched.Select(one => one.Entry.Entity).OfType<Programme>().Single().Id;
        var change = new ProgrammeChange { ProgrammeId = id, At = context.Now, AccountId = caller.AccountId, Action = action, Text = Shorten(text), Rows = JsonSerializer.Serialize(rows, ProgrammeJson.Format) };
        context.ProgrammeChanges.Add(change);
        AuditLog.Record(context, caller, action, actorId, FormattableString.Invariant($"programme:{id}"), Shorten(text));
        await context.SaveChangesAsync(cancellationToken);
        var oldest = await context.ProgrammeChanges.Where(c => c.ProgrammeId == id).OrderByDescending(c => c.Id).Select(c => c.Id).Skip(MostKept).FirstOrDefaultAsync(cancellationToken);
        if (oldest > 0) await context.ProgrammeChanges.Where(c => c.ProgrammeId == id && c.Id <= oldest).ExecuteDeleteAsync(cancellationToken);
        return change;
    }

    /// <summary>The values of a row's own columns, without its key and stamps.</summary>
    internal static Dictionary<string, JsonElement> Values(EntityEntry entry, bool original) =>
        entry.Properties.Where(property => !property.Metadata.IsPrimaryKey() && !Stamps.Contains(property.Metadata.Name))
            .ToDictionary(property => property.Metadata.Name, property => Write(property.Metadata, original ? property.OriginalValue : property.CurrentValue), StringComparer.Ordinal);

    private static Dictionary<string, JsonElement> Key(EntityEntry entry) =>
        entry.Properties.Where(property => property.Metadata.IsPrimaryKey()).ToDictionary(property => property.Metadata.Name, property => Write(property.Metadata, property.CurrentValue), StringComparer.Ordinal);

    private static (Dictionary<string, JsonElement> Before, Dictionary<string, JsonElement> After) Differing(Dictionary<string, JsonElement> before, Dictionary<string, JsonElement> after)
    {
        var names = before.Keys.Where(name => !JsonElement.DeepEquals(before[name], after[name])).ToList();
        return (names.ToDictionary(name => name, name => before[name], StringComparer.Ordinal), names.ToDictionary(name => name, name => after[name], StringComparer.Ordinal));
    }

    private static JsonElement Write(IProperty property, object? value) => JsonSerializer.SerializeToElement(value, property.ClrType, ProgrammeJson.Format);

    private static string Shorten(string text) => text.Length <= RegistryRules.ReasonLength ? text : string.Concat(text.AsSpan(0, RegistryRules.ReasonLength - 1), "…");
}
