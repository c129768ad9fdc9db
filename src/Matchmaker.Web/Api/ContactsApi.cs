using Matchmaker.App.Access;
using Matchmaker.App.Accounts;
using Matchmaker.App.Registry;
using Matchmaker.Web.Api.Introductions;
using Matchmaker.Web.Api.Protocol;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Matchmaker.Web.Api;

internal static class ContactsApi
{
    private const string Example = """{"person": "Panya Partner", "email": "panya@partner.example", "phone": "+66 2 123 4567", "note": "Afternoons, Bangkok time"}""";

    public static void MapContacts(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/actors/{actorId:long}/contact").WithTags("Contacts");
        group.MapGet("", GetAsync).Needs(Deed.ReadContact).Tell("getContact", "How to reach an actor",
            "One's own, and those of actors with whom an introduction was agreed; the secretariat, signed in, sees all. A key sees what its organisation does, and no more.");
        group.MapPut("", ChangeAsync).Needs(Deed.EditProfile).Takes(Example).Tell("changeContact", "Say how to reach an actor", "Replaces the whole contact; one that says nothing is taken away. With If-Match, only where it is still what was read.");
    }

    private static async Task<Results<Tagged<ContactResource>, NotFound>> GetAsync(long actorId, ContactAccess contacts, RequestCaller caller, CancellationToken cancellationToken) =>
        await contacts.RequireAsync(await caller.GetAsync(), actorId, cancellationToken) is { } contact ? new Tagged<ContactResource>(Show(contact)) : TypedResults.NotFound();

    private static async Task<Tagged<ContactResource>> ChangeAsync(long actorId, ContactForm form, ProfileDesk desk, RequestCaller caller, HttpContext http, CancellationToken cancellationToken)
    {
        var who = await caller.GetAsync();
        var draft = await desk.ReadAsync(who, actorId, cancellationToken);
        Tagged<ContactResource>.RequireMatch(http, Show(draft.Contact));
        draft.Contact = new() { ActorId = actorId, Person = form.Person, Email = form.Email, Phone = form.Phone, Note = form.Note };
        try
        {
            await desk.SaveAsync(who, draft, cancellationToken);
        }
        catch (ProfileConflictException)
        {
            throw new PreconditionException();
        }

        return new(Show((await desk.ReadAsync(who, actorId, cancellationToken)).Contact));
    }

    private static ContactResource Show(ActorContact contact) => new() { Person = contact.Person, Email = contact.Email, Phone = contact.Phone, Note = contact.Note };
}
