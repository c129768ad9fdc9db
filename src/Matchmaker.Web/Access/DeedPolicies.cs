using Matchmaker.App.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;

namespace Matchmaker.Web.Access;

/// <summary>Makes an authorisation policy of each <see cref="Deed"/>, so that the framework asks <see cref="AccessRules"/>.</summary>
internal sealed class DeedPolicies(IOptions<AuthorizationOptions> options) : DefaultAuthorizationPolicyProvider(options)
{
    private const string Prefix = "deed:";

    public static string NameOf(Deed deed) => Prefix + deed;

    public override Task<AuthorizationPolicy?> GetPolicyAsync(string policyName) =>
        policyName.StartsWith(Prefix, StringComparison.Ordinal) && Enum.TryParse<Deed>(policyName.AsSpan(Prefix.Length), out var deed)
            ? Task.FromResult<AuthorizationPolicy?>(new AuthorizationPolicyBuilder().AddRequirements(new DeedRequirement(deed)).Build())
            : base.GetPolicyAsync(policyName);
}
