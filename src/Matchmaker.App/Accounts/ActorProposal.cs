using Matchmaker.App.Registry;

namespace Matchmaker.App.Accounts;

/// <summary>An actor that somebody would like to see in the registry.</summary>
public sealed class ActorProposal
{
    public required string Name { get; set; }

    public ActorKind Kind { get; set; }

    public Helix Helix { get; set; }

    public required string Country { get; set; }

    public string? City { get; set; }

    public string? Website { get; set; }

    public string? Description { get; set; }
}
