using System.Text.Json;
using System.Text.Json.Nodes;
using Matchmaker.App.Access;
using Matchmaker.App.Registry;
using Matchmaker.App.Storage;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Programmes;

/// <summary>What participants of forums and mentoring rounds say of how they take part; the workbenches read it.</summary>
public sealed class PreferenceDesk(RegistryDatabase database)
{
    private static readonly EntryState[] Out = [EntryState.Withdrawn, EntryState.Declined, EntryState.NotSelected];

    private static readonly string[] Fields = [.. typeof(EntryPreferences).GetProperties().Select(property => ProgrammeJson.Format.PropertyNamingPolicy!.ConvertName(property.Name))];

    /// <summary>What an actor has said; null where the programme is of another kind, or the actor is not in it.</summary>
    public async Task<OwnPreferences?> ReadAsync(Caller caller, long actorId, long programmeId, CancellationToken cancellationToken = default)
    {
        AccessRules.Require(caller, Deed.ReadApplications, actorId);
        await using var context = database.CreateDbContext();
        var programme = await ProgrammeDesk.VisibleAsync(context, caller, programmeId, cancellationToken);
        var entry = await context.ProgrammeEntries.AsNoTracking().SingleOrDefaultAsync(e => e.ProgrammeId == programmeId && e.ActorId == actorId, cancellationToken);
        return entry is null || Out.Contains(entry.State) || !Asks(programme.Kind) ? null : new(Parse(entry.Answers), await FellowsAsync(context, entry, cancellationToken));
    }

    /// <summary>Keeps what an actor says, in the place of what it said before.</summary>
    /// <exception cref="ProgrammeNotFoundException">The actor is not in such a programme.</exception>
    /// <exception cref="ProgrammeException">The programme asks for nothing of the kind, or is over.</exception>
    /// <exception cref="RegistryRuleException">It will not do; says field by field why.</exception>
    public async Task SayAsync(Caller caller, long actorId, long programmeId, EntryPreferences says, CancellationToken cancellationToken = default)
    {
        AccessRules.Require(caller, Deed.ApplyToProgrammes, actorId);
        await using var context = database.CreateDbContext();
        await using var transaction = await context.Database.BeginTransactionAsync(System.Data.IsolationLevel.Serializable, cancellationToken);
        var programme = await ProgrammeDesk.VisibleAsync(context, caller, programmeId, cancellationToken);
        var entry = await context.ProgrammeEntries.SingleOrDefaultAsync(e => e.ProgrammeId == programmeId && e.ActorId == actorId, cancellationToken) ?? throw new ProgrammeNotFoundException(programmeId);
        EntryDesk.RequireGoesOn(programme);
        if (!Asks(programme.Kind)) throw new ProgrammeException("Only forums and mentoring rounds ask whom you would like to meet, and when.");
        if (Out.Contains(entry.State)) throw new ProgrammeException("You take no part in this programme.");
        PreferenceRules.Require(programme.Kind, says, actorId, (await FellowsAsync(context, entry, cancellationToken)).Select(fellow => fellow.ActorId).ToHashSet());
        entry.Answers = Write(entry.Answers, says);
        AuditLog.Record(context, caller, "programme.preferences-changed", actorId, FormattableString.Invariant($"programme:{programmeId}"));
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Refuses what an application says of preferences where <see cref="SayAsync"/> would refuse it.</summary>
    /// <exception cref="RegistryRuleException">It will not do; says field by field why.</exception>
    internal static async Task RequireAsync(RegistryContext context, Programme programme, long actorId, string? role, string? answers, CancellationToken cancellationToken)
    {
        if (!Asks(programme.Kind) || Object(answers) is not { } said || !said.Any(one => Fields.Contains(one.Key))) return;
        var fellows = await FellowsAsync(context, new() { ProgrammeId = programme.Id, ActorId = actorId, Role = role }, cancellationToken);
        EntryPreferences says;
        try
        {
            says = Read(said);
        }
        catch (JsonException e)
        {
            throw new RegistryRuleException("The application", [new("answers", $"cannot be read at {e.Path}: wishes and avoid are lists of keys, available, away, topics and languages lists of texts, least, most and places numbers.")]);
        }

        PreferenceRules.Require(programme.Kind, says, actorId, fellows.Select(fellow => fellow.ActorId).ToHashSet());
    }

    private static bool Asks(ProgrammeKind kind) => kind is ProgrammeKind.Forum or ProgrammeKind.Mentoring;

    // Organisations that have said yes; in a round with roles, those of the other roles. Single people are not shown around.
    private static async Task<IReadOnlyList<Fellow>> FellowsAsync(RegistryContext context, ProgrammeEntry own, CancellationToken cancellationToken) =>
        await context.ProgrammeEntries.AsNoTracking()
            .Where(e => e.ProgrammeId == own.ProgrammeId && e.ActorId != own.ActorId && (e.State == EntryState.Accepted || e.State == EntryState.Selected) && e.Actor!.Kind == ActorKind.Organisation && (own.Role == null || e.Role != own.Role))
            .OrderBy(e => e.Actor!.Name).ThenBy(e => e.ActorId).Select(e => new Fellow(e.ActorId, e.Actor!.Name, e.Actor.Country, e.Actor.Helix)).ToListAsync(cancellationToken);

    private static EntryPreferences Parse(string? answers)
    {
        if (Object(answers) is not { } said) return new();
        try
        {
            return Read(said);
        }
        catch (JsonException)
        {
            // Written through the API in another shape: the form begins anew, and replaces it only when it is sent.
            return new();
        }
    }

    private static EntryPreferences Read(JsonObject said) =>
        new JsonObject(said.Where(one => Fields.Contains(one.Key)).Select(one => KeyValuePair.Create(one.Key, one.Value?.DeepClone()))).Deserialize<EntryPreferences>(ProgrammeJson.Format) ?? new();

    // What else the answers hold stays.
    private static string Write(string? answers, EntryPreferences says)
    {
        var said = Object(answers) ?? [];
        foreach (var field in Fields) said.Remove(field);
        foreach (var (name, value) in JsonSerializer.SerializeToNode(says, ProgrammeJson.Format)!.AsObject())
            if (value is not JsonArray { Count: 0 } || name is "topics" or "languages") said[name] = value?.DeepClone();
        return said.ToJsonString(ProgrammeJson.Format);
    }

    private static JsonObject? Object(string? answers)
    {
        try
        {
            return string.IsNullOrWhiteSpace(answers) ? null : JsonNode.Parse(answers) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
