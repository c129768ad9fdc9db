using Matchmaker.App.Importing.Rows;
using Matchmaker.App.Registry;

namespace Matchmaker.App.Importing.Storing;

/// <summary>Copies of actors: to try a row on before it is accepted, and to tell one actor what another says.</summary>
internal static class ActorCopy
{
    public static Actor Of(Actor actor) => new()
    {
        Id = actor.Id,
        Kind = actor.Kind,
        Name = actor.Name,
        NormalisedName = actor.NormalisedName,
        Helix = actor.Helix,
        Country = actor.Country,
        City = actor.City,
        Latitude = actor.Latitude,
        Longitude = actor.Longitude,
        Website = actor.Website,
        Description = actor.Description,
        FoundedYear = actor.FoundedYear,
        Capacity = actor.Capacity,
        Size = actor.Size,
        Ownership = actor.Ownership,
        AffiliationId = actor.AffiliationId,
        Sectors = [.. actor.Sectors],
        Languages = [.. actor.Languages],
        Verification = actor.Verification,
        IsDemo = actor.IsDemo,
        CreatedAt = actor.CreatedAt,
        UpdatedAt = actor.UpdatedAt,
        Aliases = [.. actor.Aliases],
        ExternalIds = [.. actor.ExternalIds],
        Interests = [.. actor.Interests],
    };

    /// <summary>What an actor says, as if a row said it; without its ids.</summary>
    public static ActorDraft AsDraft(Actor actor) => new()
    {
        Name = actor.Name,
        Kind = actor.Kind,
        Country = actor.Country,
        City = actor.City,
        Latitude = actor.Latitude,
        Longitude = actor.Longitude,
        Website = actor.Website,
        Description = actor.Description,
        FoundedYear = actor.FoundedYear,
        Capacity = actor.Capacity,
        Size = actor.Size == ActorSize.Unknown ? null : actor.Size,
        Ownership = actor.Ownership == Ownership.None ? null : actor.Ownership,
        Sectors = actor.Sectors,
        Languages = actor.Languages,
        Aliases = actor.Aliases.Select(alias => new AliasDraft(alias.Name, alias.Language)).ToList(),
        Interests = actor.Interests.Select(interest => new InterestDraft(interest.Kind, interest.Tag, interest.Text)).ToList(),
    };
}
