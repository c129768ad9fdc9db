namespace Matchmaker.App.Access;

/// <summary>What a request with an idempotency key was answered, so that sending it again does nothing again.</summary>
public sealed class IdempotentReply
{
    public long Id { get; set; }

    /// <summary>Who asked, such as <c>key:3</c> or <c>account:12</c>.</summary>
    public required string Caller { get; set; }

    /// <summary>The key that the caller chose.</summary>
    public required string Key { get; set; }

    /// <summary>SHA-256 of method, path and body: the same key with another request is a mistake.</summary>
    public required string RequestHash { get; set; }

    public int Status { get; set; }

    public string? Location { get; set; }

    public string? ContentType { get; set; }

    public string? Body { get; set; }

    public DateTimeOffset At { get; set; }
}
