using Matchmaker.Contracts;
using Matchmaker.Engine.Graph;
using Matchmaker.Engine.Numerics;

namespace Matchmaker.Engine.Tests.Graph;

public sealed class NetworkAnalysisTests : NetworkAnalysisContract
{
    protected override INetworkAnalysis Analyse(SparseRows graph) => new NetworkAnalysis(graph);
}
