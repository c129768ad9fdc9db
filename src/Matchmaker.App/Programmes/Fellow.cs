using Matchmaker.App.Registry;

namespace Matchmaker.App.Programmes;

/// <summary>Another participant of a programme.</summary>
/// <param name="ActorId">Its key.</param>
/// <param name="Name">Its name.</param>
/// <param name="Country">ISO 3166-1 alpha-2.</param>
/// <param name="Helix">Its helix.</param>
public sealed record Fellow(long ActorId, string Name, string Country, Helix Helix);
