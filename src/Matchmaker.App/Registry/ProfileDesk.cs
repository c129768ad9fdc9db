using System.Globalization;
using Matchmaker.App.Access;
using Matchmaker.App.Accounts;
using Matchmaker.App.Storage;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Registry;

/// <summary>Lets the people of an actor, and the secretariat, edit its profile.</summary>
public sealed class ProfileDesk(RegistryDatabase database)
{
    /// <summary>The fields that a verification vouches for.</summary>
    private static readonly string[] Identity = ["name", "country", "website", "helix"];

    /// <summary>The profile as it can be edited.</summary>
    /// <exception cref="AccessDeniedException">The caller may not edit it.</exception>
    /// <exception cref="ActorNotFoundException">There is no such actor.</exception>
    public async Task<ProfileDraft> ReadAsync(Caller caller, long actorId, CancellationToken cancellationToken = default)
    {
        AccessRules.Require(caller, Deed.EditProfile, actorId);
        await using var context = database.CreateDbContext();
        var actor = await FindAsync(context, actorId, cancellationToken);
        var contact = await context.ActorContacts.AsNoTracking().SingleOrDefaultAsync(c => c.ActorId == actorId, cancellationToken);
        return new()
        {
            ActorId = actorId,
            Version = actor.UpdatedAt,
            Name = actor.Name,
            Country = actor.Country,
            Helix = actor.Helix,
            City = actor.City,
            Website = actor.Website,
            Description = actor.Description,
            FoundedYear = actor.FoundedYear,
            Size = actor.Size,
            Capacity = actor.Capacity,
            Ownership = actor.Ownership,
            Sectors = [.. actor.Sectors],
            Languages = [.. actor.Languages],
            Offers = Lines(actor, InterestKind.Offer),
            Needs = Lines(actor, InterestKind.Need),
            Contact = contact ?? new() { ActorId = actorId },
            Vouched = actor.Verification.State == VerificationState.Verified && !AccessRules.May(caller, Deed.VerifyActors) ? new(actor.Name, actor.Country, actor.Website, actor.Helix) : null,
        };
    }

    /// <summary>Which fields of a draft differ from what was verified, so that the verification would have to be renewed; none where it would not.</summary>
    public static IReadOnlyList<string> Unvouched(ProfileDraft draft)
    {
        if (draft.Vouched is not { } vouched) return [];
        var (before, after) = (new Actor { Name = vouched.Name, Country = vouched.Country, Website = vouched.Website, Helix = vouched.Helix }, new Actor { Name = "", Country = "" });
        Apply(draft, after);
        return Differing(Describe(before), Describe(after));
    }

    /// <summary>What is wrong with a draft; empty where it may be saved.</summary>
    public static IReadOnlyList<RuleViolation> Check(ProfileDraft draft)
    {
        var actor = new Actor { Name = "", Country = "" };
        Apply(draft, actor);
        return [.. RegistryRules.Check(actor), .. RegistryRules.Check(draft.Contact), .. actor.Interests.SelectMany(RegistryRules.Check)];
    }

    /// <summary>
    /// Saves a draft. Where somebody who may not verify changes what a verification vouches for, the actor waits to be verified again.
    /// </summary>
    /// <returns>The version that it has now.</returns>
    /// <exception cref="AccessDeniedException">The caller may not edit it.</exception>
    /// <exception cref="RegistryRuleException">Something is wrong with it; nothing is saved.</exception>
    /// <exception cref="ProfileConflictException">It was changed meanwhile; nothing is saved.</exception>
    public async Task<DateTimeOffset> SaveAsync(Caller caller, ProfileDraft draft, CancellationToken cancellationToken = default)
    {
        AccessRules.Require(caller, Deed.EditProfile, draft.ActorId);
        if (Check(draft) is { Count: > 0 } wrong) throw new RegistryRuleException($"The profile '{draft.Name}'", wrong);
        await using var context = database.CreateDbContext();
        await using var transaction = await context.Database.BeginTransactionAsync(System.Data.IsolationLevel.Serializable, cancellationToken);
        var actor = await FindAsync(context, draft.ActorId, cancellationToken);
        if (actor.UpdatedAt != draft.Version) throw new ProfileConflictException();
        if (Unknown(draft, actor) is { Count: > 0 } unknown) throw new RegistryRuleException($"The profile '{draft.Name}'", unknown);
        var before = Describe(actor);
        Apply(draft, actor);
        var after = Describe(actor);
        var isContactNew = await StoreContactAsync(context, draft, cancellationToken);
        context.Entry(actor).Property(a => a.UpdatedAt).IsModified = true;
        AuditLog.Record(context, caller, "actor.edited", actor.Id, FormattableString.Invariant($"actor:{actor.Id}"), Changes(before, after, isContactNew));
        if (actor.Verification.State == VerificationState.Verified && !AccessRules.May(caller, Deed.VerifyActors) && Differing(before, after) is { Count: > 0 } changed)
            Doubt(context, caller, actor, before, changed);
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return actor.UpdatedAt;
    }

    private static async Task<Actor> FindAsync(RegistryContext context, long actorId, CancellationToken cancellationToken) =>
        await context.Actors.Include(a => a.Interests).SingleOrDefaultAsync(a => a.Id == actorId, cancellationToken) ?? throw new ActorNotFoundException($"#{actorId} is not in the registry.", []);

    // Whether it is another than before. One that says nothing is none.
    private static async Task<bool> StoreContactAsync(RegistryContext context, ProfileDraft draft, CancellationToken cancellationToken)
    {
        var stored = await context.ActorContacts.SingleOrDefaultAsync(c => c.ActorId == draft.ActorId, cancellationToken);
        var before = (stored?.Person, stored?.Email, stored?.Phone, stored?.Note);
        var after = (Person: Trim(draft.Contact.Person), Email: Trim(draft.Contact.Email), Phone: Trim(draft.Contact.Phone), Note: Trim(draft.Contact.Note));
        if (after is (null, null, null, null))
        {
            if (stored is not null) context.ActorContacts.Remove(stored);
        }
        else
        {
            if (stored is null) context.ActorContacts.Add(stored = new() { ActorId = draft.ActorId });
            (stored.Person, stored.Email, stored.Phone, stored.Note) = after;
        }

        return before != after;
    }

    private void Doubt(RegistryContext context, Caller caller, Actor actor, Dictionary<string, string> before, IReadOnlyList<string> changed)
    {
        var (verified, fields) = (actor.Verification, string.Join(", ", changed));
        var evidence = string.Create(CultureInfo.InvariantCulture,
            $"Changed since it was verified: {fields}. Verified was {string.Join("; ", Identity.Select(field => $"{field}: {before[field]}"))}, by {verified.DecidedBy} on {verified.DecidedAt:yyyy-MM-dd}. {verified.Evidence}");
        if (evidence.Length > RegistryRules.LongTextLength) evidence = evidence[..RegistryRules.LongTextLength];
        actor.Verification = new() { State = VerificationState.Pending, DecidedBy = "Change of profile", DecidedAt = database.Time.GetUtcNow(), Evidence = evidence.TrimEnd() };
        AuditLog.Record(context, caller, "actor.verification", actor.Id, FormattableString.Invariant($"actor:{actor.Id}"), $"{VerificationState.Verified} → {VerificationState.Pending}: changed {fields}");
    }

    private static List<string> Differing(Dictionary<string, string> before, Dictionary<string, string> after) => [.. Identity.Where(field => before[field] != after[field])];

    internal static void Apply(ProfileDraft draft, Actor actor)
    {
        (actor.Name, actor.Country, actor.Helix, actor.Size, actor.Ownership) = (draft.Name?.Trim() ?? "", draft.Country, draft.Helix, draft.Size, draft.Ownership);
        (actor.City, actor.Website, actor.Description) = (Trim(draft.City), Trim(draft.Website), Trim(draft.Description));
        (actor.FoundedYear, actor.Capacity) = (draft.FoundedYear, draft.Capacity);
        actor.Sectors = [.. draft.Sectors.Distinct()];
        actor.Languages = [.. draft.Languages.Distinct()];
        Replace(actor, InterestKind.Offer, draft.Offers);
        Replace(actor, InterestKind.Need, draft.Needs);
    }

    // What is still there keeps its row, so that its key and order last.
    private static void Replace(Actor actor, InterestKind kind, List<InterestDraftLine> lines)
    {
        var wanted = lines.Where(line => !line.IsEmpty).Select(line => (Tag: Trim(line.Tag), Text: Trim(line.Text))).Distinct().ToList();
        actor.Interests.RemoveAll(interest => interest.Kind == kind && !wanted.Remove((interest.Tag, interest.Text)));
        actor.Interests.AddRange(wanted.Select(line => new Interest { Kind = kind, Tag = line.Tag, Text = line.Text }));
    }

    private static List<InterestDraftLine> Lines(Actor actor, InterestKind kind) =>
        [.. actor.Interests.Where(interest => interest.Kind == kind).OrderBy(interest => interest.Id).Select(interest => new InterestDraftLine { Tag = interest.Tag, Text = interest.Text })];

    private static IEnumerable<string> Tags(List<InterestDraftLine> lines) => lines.Select(line => Trim(line.Tag)).OfType<string>();

    // Codes that an import brought and the taxonomy does not know may stay; nobody can add such.
    internal static List<RuleViolation> Unknown(ProfileDraft draft, Actor stored) =>
    [
        .. Unknown("sectors", Taxonomy.Sectors, draft.Sectors.Except(stored.Sectors)),
        .. Unknown("offers", Taxonomy.Interests, Tags(draft.Offers).Except(stored.Interests.Select(interest => interest.Tag ?? ""))),
        .. Unknown("needs", Taxonomy.Interests, Tags(draft.Needs).Except(stored.Interests.Select(interest => interest.Tag ?? ""))),
    ];

    private static IEnumerable<RuleViolation> Unknown(string field, Taxonomy taxonomy, IEnumerable<string> codes) =>
        codes.Where(code => taxonomy.Find(code) is null).Select(code => new RuleViolation(field, $"'{code}' is not in the taxonomy."));

    private static string? Trim(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static Dictionary<string, string> Describe(Actor actor) => new()
    {
        ["name"] = actor.Name,
        ["country"] = actor.Country,
        ["helix"] = $"{actor.Helix}",
        ["city"] = actor.City ?? "",
        ["website"] = actor.Website ?? "",
        ["description"] = actor.Description ?? "",
        ["founded"] = $"{actor.FoundedYear}",
        ["size"] = $"{actor.Size}",
        ["capacity"] = $"{actor.Capacity}",
        ["ownership"] = $"{actor.Ownership}",
        ["sectors"] = string.Join(", ", actor.Sectors),
        ["languages"] = string.Join(", ", actor.Languages),
        ["offers"] = Spell(actor, InterestKind.Offer),
        ["needs"] = Spell(actor, InterestKind.Need),
    };

    private static string Spell(Actor actor, InterestKind kind) => string.Join("; ", actor.Interests.Where(interest => interest.Kind == kind).Select(interest => interest.Tag ?? interest.Text));

    // Fields alone: what they hold is personal here and there.
    private static string Changes(Dictionary<string, string> before, Dictionary<string, string> after, bool isContactNew) =>
        string.Join("; ", before.Where(field => after[field.Key] != field.Value).Select(field => field.Key).Concat(isContactNew ? ["contact"] : [])) is { Length: > 0 } fields ? $"changed: {fields}" : "nothing";
}
