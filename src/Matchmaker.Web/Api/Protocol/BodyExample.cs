namespace Matchmaker.Web.Api.Protocol;

/// <summary>An example of the body that an endpoint takes, as JSON.</summary>
internal sealed record BodyExample(string Json);
