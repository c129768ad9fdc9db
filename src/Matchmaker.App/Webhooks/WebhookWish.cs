namespace Matchmaker.App.Webhooks;

/// <summary>What an organisation wants to be told, and where.</summary>
public sealed record WebhookWish(string Url, IReadOnlyCollection<string> Events, bool IsActive = true);
