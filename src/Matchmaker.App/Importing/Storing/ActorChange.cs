using Matchmaker.App.Importing.Files;
using Matchmaker.App.Importing.Rows;
using Matchmaker.App.Registry;

namespace Matchmaker.App.Importing.Storing;

/// <summary>
/// Brings what a row says into an actor. Nothing the row is silent about is lost; lists and names grow. The first row of a run that speaks of
/// an actor replaces what it contradicts, later ones only fill gaps: else two rows that disagree would change the actor at every run.
/// </summary>
internal sealed class ActorChange(Actor actor, ActorDraft draft, bool mayReplace)
{
    /// <summary>Whether the actor says anything now that it did not before.</summary>
    public bool HasChanged { get; private set; }

    public void Apply()
    {
        ApplyName();
        Set(actor.Helix, draft.Helix, value => actor.Helix = value);
        Set(actor.Country, draft.Country, value => actor.Country = value);
        Set(actor.City, draft.City, value => actor.City = value);
        Set(actor.Latitude, draft.Latitude, value => actor.Latitude = value);
        Set(actor.Longitude, draft.Longitude, value => actor.Longitude = value);
        Set(actor.Website, draft.Website, value => actor.Website = value);
        Set(actor.Description, draft.Description, value => actor.Description = value);
        Set(actor.FoundedYear, draft.FoundedYear, value => actor.FoundedYear = value);
        Set(actor.Capacity, draft.Capacity, value => actor.Capacity = value);
        if (draft.Size != ActorSize.Unknown) Set(actor.Size == ActorSize.Unknown ? null : actor.Size, draft.Size, value => actor.Size = value);
        if (draft.Ownership != actor.Ownership) Set(actor.Ownership == Ownership.None ? null : actor.Ownership, draft.Ownership, value => actor.Ownership = value);
        AddAll(actor.Sectors, draft.Sectors);
        AddAll(actor.Languages, draft.Languages);
        foreach (var alias in draft.Aliases) AddAlias(alias.Name, alias.Language);
        foreach (var interest in draft.Interests) AddInterest(interest);
    }

    public void SetAffiliation(long affiliationId) => Set(actor.AffiliationId, affiliationId, value => actor.AffiliationId = value);

    public void SetVerification(Verification verification)
    {
        if (ReferenceEquals(verification, actor.Verification)) return;
        actor.Verification = verification;
        HasChanged = true;
    }

    public void AddId(ExternalKey key)
    {
        actor.ExternalIds.Add(new() { ActorId = actor.Id, Scheme = key.Scheme, Value = key.Value });
        HasChanged = true;
    }

    private void ApplyName()
    {
        if (draft.Name is not { } name || name == actor.Name) return;
        var folded = NameNormaliser.Normalise(name);
        var isPlaceholder = actor.Name == draft.NameIfNew;
        if (folded == actor.NormalisedName)
        {
            if (mayReplace) Rename(name, folded);
        }
        else if (isPlaceholder || mayReplace && !HasAlias(folded))
        {
            var former = actor.Name;
            Rename(name, folded);
            if (!isPlaceholder && Mojibake.Repair(former) != name) AddAlias(former, null);
        }
        else if (!HasAlias(folded))
        {
            AddAlias(name, null);
        }
    }

    private void Rename(string name, string folded)
    {
        (actor.Name, actor.NormalisedName) = (name, folded);
        HasChanged = true;
    }

    private bool HasAlias(string folded) => actor.Aliases.Exists(alias => alias.NormalisedName == folded);

    private void AddAlias(string name, string? language)
    {
        if (name.Equals(actor.Name, StringComparison.OrdinalIgnoreCase)
            || actor.Aliases.Exists(alias => alias.Name.Equals(name, StringComparison.OrdinalIgnoreCase))) return;
        actor.Aliases.Add(new() { ActorId = actor.Id, Name = name, NormalisedName = NameNormaliser.Normalise(name), Language = language });
        HasChanged = true;
    }

    private void AddInterest(InterestDraft draft)
    {
        if (actor.Interests.Exists(interest => interest.Kind == draft.Kind && interest.Tag == draft.Tag && interest.Text == draft.Text)) return;
        actor.Interests.Add(new() { ActorId = actor.Id, Kind = draft.Kind, Tag = draft.Tag, Text = draft.Text });
        HasChanged = true;
    }

    private void AddAll(List<string> held, IReadOnlyList<string> stated)
    {
        foreach (var code in stated)
        {
            if (held.Contains(code)) continue;
            held.Add(code);
            HasChanged = true;
        }
    }

    private void Set<T>(T? held, T? stated, Action<T> assign)
        where T : struct
    {
        if (stated is not { } value || held is { } present && (!mayReplace || EqualityComparer<T>.Default.Equals(present, value))) return;
        assign(value);
        HasChanged = true;
    }

    private void Set(string? held, string? stated, Action<string> assign)
    {
        if (stated is null || held is not null && (!mayReplace || held == stated)) return;
        assign(stated);
        HasChanged = true;
    }
}
