using Matchmaker.App.Registry;

namespace Matchmaker.Cli.Commands;

/// <summary>One row of <c>actor list</c>.</summary>
internal sealed record ActorLine(long Id, string Name, Helix Helix, string Country, string? City, int Collaborations);
