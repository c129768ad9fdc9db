namespace Matchmaker.Web.Api.Protocol;

/// <summary>That an endpoint takes some of the fields of a form.</summary>
internal sealed record PatchOf(Type Form);
