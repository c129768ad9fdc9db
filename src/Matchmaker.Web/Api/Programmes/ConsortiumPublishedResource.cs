namespace Matchmaker.Web.Api.Programmes;

/// <summary>What a publication has come to.</summary>
public sealed record ConsortiumPublishedResource
{
    /// <summary>How many actors were told.</summary>
    /// <example>4</example>
    public required int Told { get; init; }
}
