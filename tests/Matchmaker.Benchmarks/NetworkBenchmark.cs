using System.Diagnostics;
using Matchmaker.App.Editions;
using Matchmaker.App.Exporting;
using Matchmaker.App.Storage;
using Matchmaker.Editions;

namespace Matchmaker.Benchmarks;

/// <summary>Each provider of network analysis that the edition holds, with the same questions on the same registry; answers are compared.</summary>
internal static class NetworkBenchmark
{
    private const int BrokerageSources = 16;
    private const int Chains = 3;

    public static void Run(BenchmarkRun run, RegistryDatabase database)
    {
        var network = ExportedNetwork.ReadAsync(database).GetAwaiter().GetResult();
        var graph = network.Ties;
        run.Add("network", "actors, ties", $"{graph.RowCount:N0}, {network.TieCount:N0}");
        var random = new Random(3);
        int[] busy = [.. Enumerable.Range(0, graph.RowCount).Where(actor => graph.Degree(actor) > 0)];
        var pairs = Enumerable.Range(0, run.Quick ? 10 : 100).Select(_ => (From: busy[random.Next(busy.Length)], To: busy[random.Next(busy.Length)])).Where(pair => pair.From != pair.To).ToList();
        var reference = Edition.Embedded.Network[0];
        (double Components, double[] Chains, double Brokerage, double GraphMl, string Found)? first = null;
        foreach (var provider in ThisEdition.Current.Network.OrderBy(provider => provider != reference))
        {
            var analysis = provider.Analyse(graph);
            _ = analysis.BestChains(pairs[0].From, pairs[0].To, 1);
            var components = Time(() => analysis.Components());
            List<string> found = [];
            double[] chains = [.. pairs.Select(pair => Time(() => found.AddRange(analysis.BestChains(pair.From, pair.To, Chains).Select(chain => string.Join('-', chain.Actors))))).Order()];
            var brokerage = Time(() => analysis.Brokerage(BrokerageSources));
            var graphMl = Time(() => provider.Writer.WriteGraphMlAsync(network, Stream.Null).GetAwaiter().GetResult());
            var all = string.Join(' ', found);
            first ??= (components, chains, brokerage, graphMl, all);
            Add(run, provider, "components, ms", components, first.Value.Components);
            Add(run, provider, $"{Chains} best chains, median, ms", chains[chains.Length / 2], first.Value.Chains[chains.Length / 2]);
            Add(run, provider, $"{Chains} best chains, 95th percentile, ms", chains[chains.Length * 95 / 100], first.Value.Chains[chains.Length * 95 / 100]);
            Add(run, provider, $"brokerage from {BrokerageSources} sources, ms", brokerage, first.Value.Brokerage);
            Add(run, provider, "GraphML, ms", graphMl, first.Value.GraphMl);
            run.Add("network", $"{provider.Name}: chains are those of {reference.Name}", all == first.Value.Found ? "all" : "NOT ALL", $"{found.Count:N0} chains of {pairs.Count:N0} pairs");
        }
    }

    private static double Time(Action action)
    {
        var began = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }

    private static void Add(BenchmarkRun run, NetworkProvider provider, string what, double time, double first) =>
        run.Add("network", $"{provider.Name}: {what}", FormattableString.Invariant($"{time:F1}"), FormattableString.Invariant($"{time / first:F1} times the Engine's"));
}
