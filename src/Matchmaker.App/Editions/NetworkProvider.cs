using Matchmaker.App.Exporting;
using Matchmaker.Engine.Graph;
using Matchmaker.Engine.Numerics;

namespace Matchmaker.App.Editions;

/// <summary>An implementation of network analysis.</summary>
/// <param name="Name">What it is called in the configuration.</param>
/// <param name="Library">What it stands on, for people.</param>
/// <param name="Analyse">Gives the analysis of a graph: symmetric adjacency, positive weights, no self loops.</param>
/// <param name="Writer">Writes networks for other programs.</param>
public sealed record NetworkProvider(string Name, string Library, Func<SparseRows, INetworkAnalysis> Analyse, INetworkWriter Writer) : IProvider;
