namespace Matchmaker.Web.Api.Programmes;

/// <summary>Actors to bring into a programme.</summary>
public sealed record BringInForm
{
    /// <summary>Keys of the actors, 1,000 at the most.</summary>
    public required IReadOnlyList<long> ActorIds { get; init; }

    /// <summary>What to write to them; for invitations.</summary>
    /// <example>We would be glad to have you at our forum.</example>
    public string? Message { get; init; }
}
