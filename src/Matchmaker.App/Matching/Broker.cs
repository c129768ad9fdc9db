using Matchmaker.App.Registry;

namespace Matchmaker.App.Matching;

/// <summary>An actor that connects others who do not know each other.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Name">Its name.</param>
/// <param name="Helix">Its helix.</param>
/// <param name="Country">Code of its country.</param>
/// <param name="Partners">How many it has worked with.</param>
/// <param name="ChainShare">Estimated part of all shortest chains between two others within reach of each other that pass through it, 0 … 1.</param>
/// <param name="Constraint">Burt's constraint: near 0 where its partners are strangers to each other.</param>
public sealed record Broker(long Id, string Name, Helix Helix, string Country, int Partners, double ChainShare, double? Constraint);
