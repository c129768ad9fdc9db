using Matchmaker.App.Search;
using Matchmaker.App.Storage;

namespace Matchmaker.App.Editions;

/// <summary>An implementation of the search index.</summary>
/// <param name="Name">What it is called in the configuration.</param>
/// <param name="Library">What it stands on, for people.</param>
/// <param name="Open">Gives the index of a registry; reads nothing yet.</param>
public sealed record SearchProvider(string Name, string Library, Func<RegistryDatabase, IActorIndex> Open) : IProvider;
