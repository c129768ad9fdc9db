using System.Text.Json;
using Matchmaker.App.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Matchmaker.App.Programmes;

/// <summary>Takes the rows of a change back to what they were. What has been changed again since is not touched: then nothing is undone.</summary>
internal static class ChangeReversal
{
    /// <summary>Changes the rows in the context; saving is the caller's.</summary>
    /// <exception cref="ProgrammeException">A row is no longer as the change left it.</exception>
    public static async Task ApplyAsync(RegistryContext context, ProgrammeChange change, CancellationToken cancellationToken)
    {
        var rows = JsonSerializer.Deserialize<List<ChangedRow>>(change.Rows, ProgrammeJson.Format) ?? [];
        var made = rows.Where(row => row is { Type: nameof(ProgrammeTeam), Before: null }).Select(row => row.Key[nameof(ProgrammeTeam.Id)].GetInt64()).ToHashSet();
        foreach (var row in Enumerable.Reverse(rows))
        {
            var type = ChangeRecorder.Types[row.Type];
            var model = context.Model.FindEntityType(type)!;
            object?[] key = [.. model.FindPrimaryKey()!.Properties.Select(property => row.Key[property.Name].Deserialize(property.ClrType, ProgrammeJson.Format))];
            var entity = await context.FindAsync(type, key, cancellationToken);
            if (row.After is null)
            {
                if (entity is not null) throw Changed(change);
                var again = context.Entry(Activator.CreateInstance(type)!);
                foreach (var property in again.Properties.Where(p => p.Metadata.IsPrimaryKey())) property.CurrentValue = row.Key[property.Metadata.Name].Deserialize(property.Metadata.ClrType, ProgrammeJson.Format);
                Set(again, row.Before!);
                again.State = EntityState.Added;
                continue;
            }

            if (entity is null) throw Changed(change);
            var entry = context.Entry(entity);
            var present = ChangeRecorder.Values(entry, original: false);
            if (row.After.Any(value => !IsCount(entity, value.Key) && !JsonElement.DeepEquals(present[value.Key], value.Value))) throw Changed(change);
            if (row.Before is null && IsKept(entity, made)) continue;
            if (row.Before is null) await RemoveAsync(context, entry, cancellationToken);
            else Restore(entry, row.Before);
        }
    }

    // Calendars take what has the higher number: what a team was before comes back as its latest revision, and says nothing of whether it was changed since.
    private static bool IsCount(object entity, string property) => entity is ProgrammeTeam && property == nameof(ProgrammeTeam.Revision);

    private static void Restore(EntityEntry entry, Dictionary<string, JsonElement> before)
    {
        var revision = (entry.Entity as ProgrammeTeam)?.Revision;
        Set(entry, before);
        if (entry.Entity is ProgrammeTeam team) team.Revision = revision!.Value + 1;
    }

    // Calendars and mails know of a team that was published: it is cancelled, with those in it, and not forgotten.
    private static bool IsKept(object entity, HashSet<long> made)
    {
        if (entity is ProgrammeTeam team)
        {
            team.Outcome = TeamOutcome.Cancelled;
            team.Revision++;
        }

        return entity is ProgrammeTeam || (entity is TeamMember member && made.Contains(member.TeamId));
    }

    // What hangs on a row goes with it; it is loaded, so that this can be undone in turn.
    private static async Task RemoveAsync(RegistryContext context, EntityEntry entry, CancellationToken cancellationToken)
    {
        switch (entry.Entity)
        {
            case ProgrammeEntry: await entry.Collection(nameof(ProgrammeEntry.Reviews)).LoadAsync(cancellationToken); break;
            default: break;
        }

        context.Remove(entry.Entity);
    }

    private static void Set(EntityEntry entry, Dictionary<string, JsonElement> values)
    {
        foreach (var (name, value) in values)
        {
            var property = entry.Property(name);
            property.CurrentValue = value.Deserialize(property.Metadata.ClrType, ProgrammeJson.Format);
        }
    }

    private static ProgrammeException Changed(ProgrammeChange change) =>
        new($"'{change.Text}' cannot be undone: what it changed has been changed again since. Undo the later change first; what somebody answered stays as it is.");
}
