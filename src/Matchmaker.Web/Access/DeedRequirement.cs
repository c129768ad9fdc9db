using Matchmaker.App.Access;
using Microsoft.AspNetCore.Authorization;

namespace Matchmaker.Web.Access;

/// <summary>That the caller may do a deed somewhere.</summary>
internal sealed record DeedRequirement(Deed Deed) : IAuthorizationRequirement;
