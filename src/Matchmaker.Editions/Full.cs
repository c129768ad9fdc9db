using Matchmaker.App.Editions;
using Matchmaker.QuikGraph;

namespace Matchmaker.Editions;

/// <summary>What the Full edition adds; the first of each list is what is used unless the configuration says otherwise.</summary>
public static partial class ThisEdition
{
    static partial void AddLibraries(ref Edition edition) => edition = edition with
    {
        Name = "Full",
        Network = [.. edition.Network, new("quikgraph", "QuikGraph", graph => new QuikGraphAnalysis(graph))],
    };
}
