namespace Matchmaker.App.Registry;

/// <summary>What another register calls this actor. A scheme and value name one actor at the most.</summary>
public sealed class ActorExternalId
{
    public long ActorId { get; set; }

    public Actor? Actor { get; set; }

    /// <summary>The register, lower case: <c>pic</c>, <c>ror</c>, <c>wikidata</c>, <c>demo</c> …</summary>
    public required string Scheme { get; set; }

    public required string Value { get; set; }
}
