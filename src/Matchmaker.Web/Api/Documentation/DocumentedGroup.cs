namespace Matchmaker.Web.Api.Documentation;

/// <summary>What the API can do about one thing, as its page shows it.</summary>
public sealed record DocumentedGroup(string Name, string Text, IReadOnlyList<DocumentedOperation> Operations);
