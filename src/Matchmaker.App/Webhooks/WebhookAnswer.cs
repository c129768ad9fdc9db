namespace Matchmaker.App.Webhooks;

/// <summary>What a receiver made of an event.</summary>
/// <param name="StatusCode">What it answered; null where it did not.</param>
/// <param name="Problem">Why it has not arrived; null where it has.</param>
public sealed record WebhookAnswer(int? StatusCode, string? Problem)
{
    private const int Gone = 410;
    private const int TooMany = 429;
    private const int Unavailable = 503;

    /// <summary>Whether the receiver wants nothing any more.</summary>
    public bool IsGone => StatusCode == Gone;

    /// <summary>Whether there is no use in sending it anything else at present.</summary>
    public bool IsAway => Problem is not null && StatusCode is null or TooMany or Unavailable;
}
