namespace Matchmaker.Web.Api.Documentation;

/// <summary>An answer that an operation can give, as the API's page shows it.</summary>
public sealed record DocumentedAnswer(string Status, string Text, string? Sample);
