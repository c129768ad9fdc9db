using Matchmaker.App.Registry;
using Matchmaker.App.Search;
using Matchmaker.Web.Components.Pictures;

namespace Matchmaker.Web.Components.Actors;

/// <summary>What an actor's page shows to everybody.</summary>
/// <param name="Profile">What the registry says.</param>
/// <param name="Similar">Actors like it, with what they have in common.</param>
/// <param name="Lists">Public lists of the secretariat that it is in: name and what the list is.</param>
/// <param name="Network">The network around the actor that was chosen as its centre; null where it is not known.</param>
/// <param name="Centre">That actor, where it is another one.</param>
/// <param name="IsWhole">Whether all of the profile is known; while the database is away only what the index holds is.</param>
public sealed record ActorView(ActorProfile Profile, IReadOnlyList<SearchHit> Similar, IReadOnlyList<ActorListing> Lists, DrawnNetwork? Network, ActorCandidate? Centre, bool IsWhole = true);
