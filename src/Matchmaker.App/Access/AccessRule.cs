using Matchmaker.App.Accounts;

namespace Matchmaker.App.Access;

/// <summary>Who may do a deed; any one of these is enough.</summary>
internal sealed record AccessRule
{
    public bool Anybody { get; init; }

    /// <summary>The least role at the actor that the deed is done for; null where membership gives no right.</summary>
    public MemberRole? Member { get; init; }

    /// <summary>The least role at the secretariat; null where that gives no right.</summary>
    public StaffRole? Staff { get; init; }

    /// <summary>The scope that a key needs; null where no key will do.</summary>
    public string? Scope { get; init; }
}
