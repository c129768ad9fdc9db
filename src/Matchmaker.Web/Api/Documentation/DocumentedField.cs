namespace Matchmaker.Web.Api.Documentation;

/// <summary>A parameter, or a field of a body, as the API's page shows it.</summary>
public sealed record DocumentedField(string Name, string Type, bool IsRequired, string? Text);
