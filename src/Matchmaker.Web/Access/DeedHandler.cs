using Matchmaker.App.Access;
using Microsoft.AspNetCore.Authorization;

namespace Matchmaker.Web.Access;

/// <summary>Decides a <see cref="DeedRequirement"/> by the rules of <see cref="AccessRules"/>.</summary>
internal sealed class DeedHandler(Callers callers) : AuthorizationHandler<DeedRequirement>
{
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, DeedRequirement requirement)
    {
        if (AccessRules.MaySomewhere(await CallerClaims.CallerAsync(context.User, callers, null), requirement.Deed)) context.Succeed(requirement);
    }
}
