using Matchmaker.App.Access;
using Matchmaker.Web.Access;

namespace Matchmaker.Web.Api.Protocol;

/// <summary>Words that endpoints are described with.</summary>
internal static class EndpointWords
{
    /// <summary>Only for callers who may do a deed.</summary>
    public static TBuilder Needs<TBuilder>(this TBuilder builder, Deed deed)
        where TBuilder : IEndpointConventionBuilder => builder.RequireAuthorization(new NeedsAttribute(deed));

    /// <summary>Only for people who have signed in, whatever they may do: for what is their own. No key has such.</summary>
    public static TBuilder NeedsPerson<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder => builder.RequireAuthorization();

    /// <summary>What the endpoint is called, and what it does in a line and in full.</summary>
    public static RouteHandlerBuilder Tell(this RouteHandlerBuilder builder, string name, string summary, string? description = null)
    {
        builder.WithName(name).WithSummary(summary);
        return description is null ? builder : builder.WithDescription(description);
    }

    /// <summary>In which field of the body that stands of which failures speak.</summary>
    public static RouteHandlerBuilder Within(this RouteHandlerBuilder builder, string field) => builder.WithMetadata(new BodyPart(field));

    /// <summary>An example of the body that the endpoint takes, as JSON.</summary>
    public static RouteHandlerBuilder Takes(this RouteHandlerBuilder builder, string json) => builder.WithMetadata(new BodyExample(json));
}
