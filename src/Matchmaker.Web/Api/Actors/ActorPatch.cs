using System.Text.Json;
using System.Text.Json.Nodes;
using Matchmaker.App.Registry;
using Matchmaker.App.Search;
using Matchmaker.Web.Api.Protocol;

namespace Matchmaker.Web.Api.Actors;

/// <summary>Turns what is sent of an actor into what its profile becomes.</summary>
internal static class ActorPatch
{
    /// <summary>The profile as a form, to lay a change over.</summary>
    public static ActorForm FormOf(ProfileDraft draft, ActorKind kind) => new()
    {
        Name = draft.Name,
        Kind = kind,
        Helix = draft.Helix,
        Country = draft.Country,
        City = draft.City,
        Website = draft.Website,
        Description = draft.Description,
        FoundedYear = draft.FoundedYear,
        Size = draft.Size,
        Capacity = draft.Capacity,
        Ownership = [.. Enum.GetValues<Ownership>().Where(flag => flag != Ownership.None && draft.Ownership.HasFlag(flag)).Select(flag => AspectCodes.Spell(flag))],
        Sectors = draft.Sectors,
        Languages = draft.Languages,
        Offers = [.. draft.Offers.Select(line => new InterestResource { Tag = line.Tag, Text = line.Text })],
        Needs = [.. draft.Needs.Select(line => new InterestResource { Tag = line.Tag, Text = line.Text })],
    };

    /// <summary>Lays a change over a form, as RFC 7396 says.</summary>
    /// <exception cref="BadHttpRequestException">What comes of it is no form.</exception>
    public static ActorForm Merge(ActorForm form, JsonElement change, JsonSerializerOptions json)
    {
        if (change.ValueKind != JsonValueKind.Object) throw new BadHttpRequestException("The body must be a JSON object with the fields that change.");
        try
        {
            var whole = JsonSerializer.SerializeToNode(form, json)!.AsObject();
            foreach (var (name, value) in JsonObject.Create(change, new() { PropertyNameCaseInsensitive = true })!.ToList())
            {
                if (value is null) whole.Remove(name);
                else whole[name] = value.DeepClone();
            }

            return whole.Deserialize<ActorForm>(json)!;
        }
        catch (JsonException e)
        {
            throw new BadHttpRequestException("The change does not fit.", StatusCodes.Status400BadRequest, e);
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            throw new BadHttpRequestException("The change names a field twice, or holds text that is not valid Unicode.", StatusCodes.Status400BadRequest, e);
        }
    }

    /// <summary>Writes a form into a draft.</summary>
    /// <exception cref="ApiInputException">A code is unknown.</exception>
    public static void Apply(ActorForm form, ProfileDraft draft)
    {
        (draft.Name, draft.Helix, draft.Country, draft.City, draft.Website, draft.Description) = (form.Name, form.Helix, form.Country, form.City, form.Website, form.Description);
        (draft.FoundedYear, draft.Size, draft.Capacity, draft.Ownership) = (form.FoundedYear, form.Size, form.Capacity, OwnershipOf(form));
        (draft.Sectors, draft.Languages, draft.Offers, draft.Needs) = ([.. form.Sectors], [.. form.Languages], Lines(form.Offers), Lines(form.Needs));
    }

    /// <exception cref="ApiInputException">A code is unknown.</exception>
    public static Ownership OwnershipOf(ActorForm form) =>
        form.Ownership.Aggregate(Ownership.None, (all, code) => all | CodeText.Parse<Ownership>("ownership", code)!.Value);

    private static List<InterestDraftLine> Lines(IReadOnlyList<InterestResource> interests) => [.. interests.Select(interest => new InterestDraftLine { Tag = interest.Tag, Text = interest.Text })];
}
