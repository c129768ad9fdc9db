namespace Matchmaker.App.Webhooks;

/// <summary>A subscription whose secret was just made.</summary>
/// <param name="Subscription">What is stored of it.</param>
/// <param name="Secret">Signs what is sent: shown now, and never again.</param>
public sealed record IssuedWebhook(WebhookSubscription Subscription, string Secret);
