using Matchmaker.App.Access;
using Microsoft.AspNetCore.Authorization;

namespace Matchmaker.Web.Access;

/// <summary>
/// On a page or an endpoint: only for callers who may do a deed, for at least one actor where it is done for actors. For which one is asked again where the actor is known.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class NeedsAttribute(Deed deed) : AuthorizeAttribute(DeedPolicies.NameOf(deed))
{
    public Deed Deed { get; } = deed;
}
