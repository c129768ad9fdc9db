namespace Matchmaker.App.Search;

/// <summary>A question to the registry: words and filters as a person writes them, and at the most one actor to compare with.</summary>
public sealed record SearchRequest
{
    public const int MostHits = 1000;

    /// <summary>For instance <c>animation -games country:VN "hoạt hình"</c>; any string is taken.</summary>
    public string Text { get; init; } = "";

    /// <summary>How hits relate to <see cref="ActorId"/>; by text alone where null.</summary>
    public ActorRelation? Relation { get; init; }

    public long? ActorId { get; init; }

    /// <summary>Whether the last word is still being typed, and may be the beginning of one.</summary>
    public bool IsTyping { get; init; }

    public int Skip { get; init; }

    /// <summary>
    /// Whom the part before showed. It goes on behind the first of them that is found near <see cref="Skip"/>, without those shown: an actor that moves between two parts then
    /// neither hides another nor shows one twice. Where none of them is found, at <see cref="Skip"/>.
    /// </summary>
    public IReadOnlyList<long> After { get; init; } = [];

    public int Top { get; init; } = 20;
}
