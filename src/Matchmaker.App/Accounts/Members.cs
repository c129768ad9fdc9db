using System.Security.Cryptography;
using Matchmaker.App.Access;
using Matchmaker.App.Notifications;
using Matchmaker.App.Pushing;
using Matchmaker.App.Registry;
using Matchmaker.App.Storage;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Accounts;

/// <summary>Who acts for an organisation: people join by invitation or claim, and an owner sets their role.</summary>
public sealed class Members(RegistryDatabase database, MailOutbox mails, MailOptions options)
{
    private static readonly TimeSpan InvitationLasts = TimeSpan.FromDays(14);

    /// <summary>Those who act for an actor, and those who were invited to.</summary>
    public async Task<MemberList> ListAsync(Caller caller, long actorId, CancellationToken cancellationToken = default)
    {
        AccessRules.Require(caller, Deed.ReadMembers, actorId);
        var now = database.Time.GetUtcNow();
        await using var context = database.CreateDbContext();
        var members = await context.Memberships.AsNoTracking().Where(m => m.ActorId == actorId).OrderByDescending(m => m.Role).ThenBy(m => m.Account!.Name)
            .Select(m => new MemberLine(m.Id, m.AccountId, m.Account!.Name, m.Account.Email!, m.Role, m.Since)).ToListAsync(cancellationToken);
        if (!AccessRules.May(caller, Deed.ManageMembers, actorId)) return new([.. members.Select(member => member with { Email = "" })], []);
        var invitations = await context.Invitations.AsNoTracking().Where(i => i.ActorId == actorId && i.AcceptedAt == null && i.RevokedAt == null && i.ExpiresAt > now).OrderBy(i => i.Id).ToListAsync(cancellationToken);
        return new(members, [.. invitations.Select(i => new InvitationLine(i.Id, i.Email, i.Role, i.ExpiresAt))]);
    }

    /// <summary>Asks a person by mail to join. An earlier invitation to the same address is replaced.</summary>
    /// <exception cref="AccessDeniedException">The caller may not invite.</exception>
    /// <exception cref="ActorNotFoundException">There is no such actor.</exception>
    /// <exception cref="RegistryRuleException">The address or the role is none.</exception>
    public async Task<InvitationLine> InviteAsync(Caller caller, long actorId, string email, MemberRole role, CancellationToken cancellationToken = default)
    {
        AccessRules.Require(caller, Deed.ManageMembers, actorId);
        var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
        var now = database.Time.GetUtcNow();
        await using var context = database.CreateDbContext();
        var name = await context.Actors.Where(a => a.Id == actorId).Select(a => a.Name).SingleOrDefaultAsync(cancellationToken) ?? throw new ActorNotFoundException($"#{actorId} is not in the registry.", []);
        foreach (var earlier in await context.Invitations.Where(i => i.ActorId == actorId && i.Email == email && i.AcceptedAt == null && i.RevokedAt == null).ToListAsync(cancellationToken)) earlier.RevokedAt = now;
        var invitation = new Invitation { ActorId = actorId, Email = email.Trim(), Role = role, SecretHash = Callers.HashOf(secret), InvitedById = caller.AccountId, InvitedAt = now, ExpiresAt = now + InvitationLasts };
        context.Invitations.Add(invitation);
        AuditLog.Record(context, caller, "member.invited", actorId, details: role.ToString());
        mails.Add(context, new()
        {
            Key = $"invitation:{Callers.HashOf(secret)[..32]}",
            Kind = "invitation",
            To = invitation.Email,
            Subject = $"Join {name} on Matchmaker",
            Text = $"{caller.Name} invites you to act for {name}.\n\nSign in or register with this address, then open:\n{options.PublicAddress}/invitation/{secret}\n\nThe link holds for {InvitationLasts.TotalDays:0} days.",
        });
        await context.SaveChangesAsync(cancellationToken);
        return new(invitation.Id, invitation.Email, invitation.Role, invitation.ExpiresAt);
    }

    /// <summary>Takes an invitation back.</summary>
    public async Task RevokeAsync(Caller caller, long actorId, long invitationId, CancellationToken cancellationToken = default)
    {
        AccessRules.Require(caller, Deed.ManageMembers, actorId);
        await using var context = database.CreateDbContext();
        var invitation = await context.Invitations.SingleOrDefaultAsync(i => i.Id == invitationId && i.ActorId == actorId, cancellationToken) ?? throw new MembersException("There is no such invitation.");
        invitation.RevokedAt ??= database.Time.GetUtcNow();
        AuditLog.Record(context, caller, "member.invitation-revoked", actorId);
        await context.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Joins by the secret of an invitation's link.</summary>
    /// <returns>The actor that the caller acts for now.</returns>
    /// <exception cref="MembersException">The link is not valid, or was sent to another address.</exception>
    public async Task<long> AcceptAsync(Caller caller, string secret, CancellationToken cancellationToken = default)
    {
        if (caller.AccountId is not { } account) throw new AccessDeniedException(caller, "Sign in first.");
        var hash = Callers.HashOf(secret);
        var now = database.Time.GetUtcNow();
        await using var context = database.CreateDbContext();
        await using var transaction = await context.Database.BeginTransactionAsync(System.Data.IsolationLevel.Serializable, cancellationToken);
        var invitation = await context.Invitations.SingleOrDefaultAsync(i => i.SecretHash == hash, cancellationToken);
        if (invitation is null || invitation.RevokedAt is not null || invitation.AcceptedAt is not null || invitation.ExpiresAt <= now)
            throw new MembersException("This invitation is no longer valid. Ask for a new one.");

        // The mail proves the address: whoever got the link in another way gets no further.
        var own = await context.Users.Where(a => a.Id == account).Select(a => new { a.Email, a.EmailConfirmed }).SingleAsync(cancellationToken);
        if (!own.EmailConfirmed || !string.Equals(own.Email, invitation.Email, StringComparison.OrdinalIgnoreCase))
            throw new MembersException("This invitation was sent to another address. Sign in with the account of that address.");
        invitation.AcceptedAt = now;
        var membership = await context.Memberships.SingleOrDefaultAsync(m => m.AccountId == account && m.ActorId == invitation.ActorId, cancellationToken);
        if (membership is null) context.Memberships.Add(new() { AccountId = account, ActorId = invitation.ActorId, Role = invitation.Role, Since = now });
        else if (membership.Role < invitation.Role) membership.Role = invitation.Role;
        AuditLog.Record(context, caller, "member.joined", invitation.ActorId, details: invitation.Role.ToString());
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return invitation.ActorId;
    }

    /// <summary>The organisations that the caller acts for, with its role at each, by key of the membership.</summary>
    /// <exception cref="AccessDeniedException">The caller is no person who has signed in.</exception>
    public async Task<IReadOnlyList<OwnMembership>> MineAsync(Caller caller, CancellationToken cancellationToken = default)
    {
        var account = caller.AccountId ?? throw new AccessDeniedException(caller, caller.Key is null ? "Sign in first." : "No key may do this; a person has to.");
        await using var context = database.CreateDbContext();
        return await context.Memberships.AsNoTracking().Where(m => m.AccountId == account).OrderBy(m => m.Id)
            .Select(m => new OwnMembership(m.Id, new(m.ActorId, m.Actor!.Name, m.Actor.Country), m.Role, m.Since)).ToListAsync(cancellationToken);
    }

    /// <summary>Gives a member another role; null takes it out. The last owner stays.</summary>
    public async Task ChangeAsync(Caller caller, long actorId, long membershipId, MemberRole? role, CancellationToken cancellationToken = default)
    {
        await using var context = database.CreateDbContext();
        await using var transaction = await context.Database.BeginTransactionAsync(System.Data.IsolationLevel.Serializable, cancellationToken);
        var membership = await context.Memberships.SingleOrDefaultAsync(m => m.Id == membershipId && m.ActorId == actorId, cancellationToken);

        // Whoever wants to leave needs nobody's leave.
        if (role is not null || membership is null || membership.AccountId != caller.AccountId) AccessRules.Require(caller, Deed.ManageMembers, actorId);
        if (membership is null) throw new MembersException("There is no such member any more.");
        if (membership.Role == MemberRole.Owner && role != MemberRole.Owner && !await context.Memberships.AnyAsync(m => m.ActorId == actorId && m.Role == MemberRole.Owner && m.Id != membershipId, cancellationToken))
            throw new MembersException("An organisation keeps at least one owner. Make somebody else owner first.");
        if (role is { } other) membership.Role = other;
        else
        {
            context.Memberships.Remove(membership);
            await PushConsent.EndAsync(context, membership.AccountId, actorId, cancellationToken);
        }

        AuditLog.Record(context, caller, role is null ? "member.removed" : "member.role-changed", actorId, FormattableString.Invariant($"account:{membership.AccountId}"), role?.ToString());
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
