namespace Matchmaker.Web.Api.Protocol;

/// <summary>In which field of the body that stands of which failures speak: faults of choices are at <c>choices</c>.</summary>
internal sealed record BodyPart(string Name);
