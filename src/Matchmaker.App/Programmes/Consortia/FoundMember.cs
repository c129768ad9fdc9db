using Matchmaker.App.Registry;

namespace Matchmaker.App.Programmes.Consortia;

/// <summary>A member of a consortium that was found.</summary>
/// <param name="ActorId">Its key.</param>
/// <param name="Name">Its name.</param>
/// <param name="Country">ISO 3166-1 alpha-2.</param>
/// <param name="Helix">Its helix.</param>
/// <param name="Size">Its size.</param>
/// <param name="Role">Code of its role.</param>
/// <param name="Fit">How well it fits it.</param>
/// <param name="IsSettled">Whether it was settled before.</param>
/// <param name="Why">Why here, in words.</param>
/// <param name="StandIns">Who could stand in, the least loss first.</param>
public sealed record FoundMember(
    long ActorId, string Name, string Country, Helix Helix, ActorSize Size, string Role, double Fit, bool IsSettled, IReadOnlyList<string> Why, IReadOnlyList<FoundStandIn> StandIns);
