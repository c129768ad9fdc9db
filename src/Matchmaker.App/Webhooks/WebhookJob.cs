namespace Matchmaker.App.Webhooks;

/// <summary>Delivers the events that wait.</summary>
public sealed class WebhookJob
{
    public const string Name = "webhooks";
}
