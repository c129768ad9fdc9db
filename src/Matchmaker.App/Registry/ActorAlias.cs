namespace Matchmaker.App.Registry;

/// <summary>Another name of an actor, in any script: a translation, a short form, a former name.</summary>
public sealed class ActorAlias
{
    public long Id { get; set; }

    public long ActorId { get; set; }

    public required string Name { get; set; }

    /// <summary><see cref="Name"/> folded by <see cref="NameNormaliser"/>; kept by the context.</summary>
    public string NormalisedName { get; internal set; } = "";

    /// <summary>BCP 47 tag of the name's language, where known.</summary>
    public string? Language { get; set; }
}
