namespace Matchmaker.Web.Api.Lists;

/// <summary>Why an actor is on a list.</summary>
public sealed record ListNoteForm
{
    /// <summary>The note; null takes it away.</summary>
    /// <example>Spoke at last year's forum</example>
    public string? Note { get; init; }
}
