using Matchmaker.App.Accounts;

namespace Matchmaker.Web.Api.Members;

/// <summary>What a member is to be.</summary>
public sealed record RoleForm
{
    /// <summary>The role.</summary>
    /// <example>editor</example>
    public required MemberRole Role { get; init; }
}
