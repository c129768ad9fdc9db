using Matchmaker.App.Registry;
using Matchmaker.App.Search;
using Matchmaker.App.Storage;

namespace Matchmaker.Web.Api.Actors;

/// <summary>Shows actors as the API does.</summary>
internal static class ActorForms
{
    public static ActorReference Reference(Actor actor) => new() { Id = actor.Id, Name = actor.Name, Country = actor.Country };

    public static ActorSummary Summary(IndexedActor actor) => new()
    {
        Id = actor.Id,
        Name = actor.Name,
        Kind = actor.Kind,
        Helix = actor.Helix,
        Country = actor.Country,
        City = actor.City,
        Size = actor.Size,
        Sectors = actor.Sectors,
        Verification = actor.Verification,
    };

    /// <summary>A whole profile; affiliation, aliases, ids and interests must have been read with it.</summary>
    public static ActorResource Whole(Actor actor) => new()
    {
        Id = actor.Id,
        Name = actor.Name,
        Kind = actor.Kind,
        Helix = actor.Helix,
        Country = actor.Country,
        City = actor.City,
        Latitude = actor.Latitude,
        Longitude = actor.Longitude,
        Website = actor.Website,
        Description = actor.Description,
        FoundedYear = actor.FoundedYear,
        Size = actor.Size,
        Capacity = actor.Capacity,
        Ownership = [.. Enum.GetValues<Ownership>().Where(flag => flag != Ownership.None && actor.Ownership.HasFlag(flag)).Select(flag => AspectCodes.Spell(flag))],
        Affiliation = actor.Affiliation is { } home ? Reference(home) : null,
        Sectors = actor.Sectors,
        Languages = actor.Languages,
        Aliases = [.. actor.Aliases.OrderBy(alias => alias.Id).Select(alias => new AliasResource { Name = alias.Name, Language = alias.Language })],
        ExternalIds = [.. actor.ExternalIds.Select(id => $"{id.Scheme}:{id.Value}").Order(StringComparer.Ordinal)],
        Offers = Interests(actor, InterestKind.Offer),
        Needs = Interests(actor, InterestKind.Need),
        Verification = new() { State = actor.Verification.State, DecidedAt = actor.Verification.DecidedAt },
        IsDemo = actor.IsDemo,
        UpdatedAt = actor.UpdatedAt,
    };

    /// <summary>What the index holds of a profile.</summary>
    /// <exception cref="DatabaseAwayException">It does not know the actor, which may have come since.</exception>
    public static ActorResource? Known(IActorIndex index, long actorId)
    {
        if (index.State is null || index.Read(actorId) is not { } actor) throw new DatabaseAwayException();
        return new()
        {
            Id = actor.Id,
            Name = actor.Name,
            Kind = actor.Kind,
            Helix = actor.Helix,
            Country = actor.Country,
            City = actor.City,
            Description = actor.Description,
            Size = actor.Size,
            Ownership = null,
            Sectors = actor.Sectors,
            Languages = actor.Languages,
            Aliases = [.. actor.Aliases.Select(alias => new AliasResource { Name = alias })],
            ExternalIds = null,
            Offers = [.. actor.Offers.Select(offer => new InterestResource { Tag = offer.Tag, Text = offer.Text })],
            Needs = [.. actor.Needs.Select(need => new InterestResource { Tag = need.Tag, Text = need.Text })],
            Verification = new() { State = actor.Verification },
            IsDemo = null,
            UpdatedAt = null,
        };
    }

    private static List<InterestResource> Interests(Actor actor, InterestKind kind) =>
        [.. actor.Interests.Where(interest => interest.Kind == kind).OrderBy(interest => interest.Id).Select(interest => new InterestResource { Tag = interest.Tag, Text = interest.Text })];
}
