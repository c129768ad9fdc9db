using Matchmaker.App.Registry;

namespace Matchmaker.App.Pushing;

/// <summary>One suggestion that somebody was told of: what later happens between the two is tied to it, its rank, its reasons and its model.</summary>
public sealed class PushedSuggestion
{
    public long Id { get; set; }

    /// <summary>Stands in links; nobody can guess it.</summary>
    public required string PublicId { get; set; }

    public long DigestId { get; set; }

    public PushDigest? Digest { get; set; }

    public long ActorId { get; set; }

    public Actor? Actor { get; set; }

    /// <summary>Who is suggested.</summary>
    public long PartnerId { get; set; }

    public Actor? Partner { get; set; }

    /// <summary>Its place among all whom the model would suggest to the actor, from 1.</summary>
    public int Rank { get; set; }

    /// <summary>The score by its reasons; comparable within one actor.</summary>
    public double Score { get; set; }

    /// <summary>How many times as likely to be chosen as the average of the best candidates.</summary>
    public double Lift { get; set; }

    public required PushedReasons Reasons { get; set; }

    public required string ModelVersion { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>When somebody first followed its link.</summary>
    public DateTimeOffset? OpenedAt { get; set; }
}
