using System.Globalization;
using Matchmaker.App.Access;
using Matchmaker.App.Accounts;
using Matchmaker.Web.Api.Members;
using Matchmaker.Web.Api.Protocol;
using Matchmaker.Web.Api.Registry;
using Microsoft.AspNetCore.Http.HttpResults;
using People = Matchmaker.App.Accounts.Members;

namespace Matchmaker.Web.Api;

/// <summary>Who acts for whom. All of it is for people: no key learns of persons, lets any in, or leaves for one.</summary>
internal static class MembersApi
{
    private const string Mine = "memberships";

    public static void MapMembers(this IEndpointRouteBuilder api)
    {
        var members = api.MapGroup("/actors/{actorId:long}/members").WithTags("Members");
        members.MapGet("", ListAsync).Needs(Deed.ReadMembers).Tell("listMembers", "Who acts for an organisation", "By key of the membership. E-mail addresses are for its owners and administrators.");
        members.MapPut("/{id:long}", ChangeAsync).Needs(Deed.ManageMembers).Takes("""{"role": "editor"}""").Tell("changeMember", "Give a member another role", "The last owner stays one.");
        members.MapDelete("/{id:long}", RemoveAsync).Needs(Deed.ManageMembers).Tell("removeMember", "Take a member out", "The last owner stays. To leave oneself, delete one's own membership.");

        var invitations = api.MapGroup("/actors/{actorId:long}/invitations").WithTags("Members").Needs(Deed.ManageMembers);
        invitations.MapGet("", InvitationsAsync).Tell("listInvitations", "Invitations that wait", "By key.");
        invitations.MapPost("", InviteAsync).Takes("""{"email": "dewi@studio.example", "role": "viewer"}""").Tell("invite", "Invite a person by mail", "The link in the mail holds for 14 days, for who signs in with that address.");
        invitations.MapDelete("/{id:long}", RevokeAsync).Tell("revokeInvitation", "Take an invitation back");

        var own = api.MapGroup("").WithTags("Members").NeedsPerson();
        own.MapGet("/memberships", MineAsync).Tell("listMemberships", "The organisations that one acts for", "By key of the membership.");
        own.MapDelete("/memberships/{id:long}", LeaveAsync).Tell("leaveOrganisation", "Act for an organisation no more", "The last owner stays.");
        own.MapPost("/memberships", JoinAsync).Takes("""{"secret": "5f0c4b1d9ae27c63"}""").Tell("acceptInvitation", "Accept an invitation", "With what stands last in the link of its mail, signed in with the address that the mail was sent to.");
    }

    private static async Task<Ok<Page<MemberResource>>> ListAsync(long actorId, string? cursor, int? limit, People people, RequestCaller caller, CancellationToken cancellationToken)
    {
        var (list, most) = (string.Create(CultureInfo.InvariantCulture, $"members {actorId}"), Cursors.Limit(limit));
        var after = Cursors.Read(list, cursor) ?? 0;
        var members = (await people.ListAsync(await caller.GetAsync(), actorId, cancellationToken)).Members.Where(member => member.Id > after).OrderBy(member => member.Id).Take(most + 1).ToList();
        return TypedResults.Ok(Cursors.Page(list, members, most, member => member.Id, Show));
    }

    private static async Task<Results<Ok<MemberResource>, NotFound>> ChangeAsync(long actorId, long id, RoleForm form, People people, RequestCaller caller, CancellationToken cancellationToken)
    {
        var who = await caller.GetAsync();
        AccessRules.Require(who, Deed.ManageMembers, actorId);
        if (await FindAsync(people, who, actorId, id, cancellationToken) is null) return TypedResults.NotFound();
        await people.ChangeAsync(who, actorId, id, form.Role, cancellationToken);
        return await FindAsync(people, who, actorId, id, cancellationToken) is { } changed ? TypedResults.Ok(Show(changed)) : TypedResults.NotFound();
    }

    private static async Task<Results<NoContent, NotFound>> RemoveAsync(long actorId, long id, People people, RequestCaller caller, CancellationToken cancellationToken)
    {
        var who = await caller.GetAsync();
        AccessRules.Require(who, Deed.ManageMembers, actorId);
        if (await FindAsync(people, who, actorId, id, cancellationToken) is null) return TypedResults.NotFound();
        await people.ChangeAsync(who, actorId, id, null, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<Ok<Page<InvitationResource>>> InvitationsAsync(long actorId, string? cursor, int? limit, People people, RequestCaller caller, CancellationToken cancellationToken)
    {
        var (list, most, who) = (string.Create(CultureInfo.InvariantCulture, $"invitations {actorId}"), Cursors.Limit(limit), await caller.GetAsync());
        AccessRules.Require(who, Deed.ManageMembers, actorId);
        var after = Cursors.Read(list, cursor) ?? 0;
        var invitations = (await people.ListAsync(who, actorId, cancellationToken)).Invitations.Where(invitation => invitation.Id > after).Take(most + 1).ToList();
        return TypedResults.Ok(Cursors.Page(list, invitations, most, invitation => invitation.Id, Show));
    }

    private static async Task<Created<InvitationResource>> InviteAsync(long actorId, InvitationForm form, People people, RequestCaller caller, CancellationToken cancellationToken)
    {
        var made = await people.InviteAsync(await caller.GetAsync(), actorId, form.Email, form.Role, cancellationToken);
        return TypedResults.Created(string.Create(CultureInfo.InvariantCulture, $"{ApiErrors.Root}/actors/{actorId}/invitations/{made.Id}"), Show(made));
    }

    private static async Task<Results<NoContent, NotFound>> RevokeAsync(long actorId, long id, People people, RequestCaller caller, CancellationToken cancellationToken)
    {
        var who = await caller.GetAsync();
        AccessRules.Require(who, Deed.ManageMembers, actorId);
        if ((await people.ListAsync(who, actorId, cancellationToken)).Invitations.All(invitation => invitation.Id != id)) return TypedResults.NotFound();
        await people.RevokeAsync(who, actorId, id, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<Ok<Page<OwnMembershipResource>>> MineAsync(string? cursor, int? limit, People people, RequestCaller caller, CancellationToken cancellationToken)
    {
        var (most, after) = (Cursors.Limit(limit), Cursors.Read(Mine, cursor) ?? 0);
        var own = (await people.MineAsync(await caller.GetAsync(), cancellationToken)).Where(one => one.Id > after).Take(most + 1).ToList();
        return TypedResults.Ok(Cursors.Page(Mine, own, most, one => one.Id, Show));
    }

    private static async Task<Results<NoContent, NotFound>> LeaveAsync(long id, People people, RequestCaller caller, CancellationToken cancellationToken)
    {
        var who = await caller.GetAsync();
        if ((await people.MineAsync(who, cancellationToken)).FirstOrDefault(one => one.Id == id) is not { } own) return TypedResults.NotFound();
        await people.ChangeAsync(who, own.Actor.Id, id, null, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<Ok<OwnMembershipResource>> JoinAsync(JoinForm form, People people, RequestCaller caller, CancellationToken cancellationToken)
    {
        var who = await caller.GetAsync();
        var actor = await people.AcceptAsync(who, form.Secret, cancellationToken);
        return TypedResults.Ok(Show((await people.MineAsync(who, cancellationToken)).First(one => one.Actor.Id == actor)));
    }

    private static async Task<MemberLine?> FindAsync(People people, Caller caller, long actorId, long id, CancellationToken cancellationToken) =>
        (await people.ListAsync(caller, actorId, cancellationToken)).Members.FirstOrDefault(member => member.Id == id);

    private static MemberResource Show(MemberLine member) => new() { Id = member.Id, Name = member.Name, Email = member.Email.Length == 0 ? null : member.Email, Role = member.Role, Since = member.Since };

    private static InvitationResource Show(InvitationLine invitation) => new() { Id = invitation.Id, Email = invitation.Email, Role = invitation.Role, ExpiresAt = invitation.ExpiresAt };

    private static OwnMembershipResource Show(OwnMembership own) => new() { Id = own.Id, Actor = RegistryForms.Reference(own.Actor), Role = own.Role, Since = own.Since };
}
