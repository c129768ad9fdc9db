namespace Matchmaker.App.Registry;

/// <summary>An offer or a need of an actor: a taxonomy tag, free text, or both.</summary>
public sealed class Interest
{
    public long Id { get; set; }

    public long ActorId { get; set; }

    public InterestKind Kind { get; set; }

    /// <summary>Taxonomy code, where one fits.</summary>
    public string? Tag { get; set; }

    /// <summary>The actor's own words, in any language.</summary>
    public string? Text { get; set; }
}
