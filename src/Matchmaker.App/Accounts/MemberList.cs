namespace Matchmaker.App.Accounts;

/// <summary>Who acts for an organisation, and who was invited to. Addresses are there for its owners only.</summary>
public sealed record MemberList(IReadOnlyList<MemberLine> Members, IReadOnlyList<InvitationLine> Invitations);
