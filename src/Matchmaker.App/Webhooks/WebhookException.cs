namespace Matchmaker.App.Webhooks;

/// <summary>What is asked of a webhook cannot be done; the message says why and what to do.</summary>
public sealed class WebhookException(string message) : ExplainedException(message);
