using Matchmaker.Contracts;
using Matchmaker.Engine.Graph;
using Matchmaker.Engine.Numerics;

namespace Matchmaker.QuikGraph.Tests;

public sealed class QuikGraphAnalysisTests : NetworkAnalysisContract
{
    protected override INetworkAnalysis Analyse(SparseRows graph) => new QuikGraphAnalysis(graph);
}
