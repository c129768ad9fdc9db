using Matchmaker.App.Accounts;

namespace Matchmaker.Web.Api.Members;

/// <summary>Whom to invite.</summary>
public sealed record InvitationForm
{
    /// <summary>The person's e-mail address; an earlier invitation to it is replaced.</summary>
    /// <example>dewi@studio.example</example>
    public required string Email { get; init; }

    /// <summary>What the person will be.</summary>
    /// <example>viewer</example>
    public required MemberRole Role { get; init; }
}
