using Matchmaker.App.Matching;
using Matchmaker.App.Registry;
using Matchmaker.Contracts.Storage;

namespace Matchmaker.App.Tests.Matching;

/// <summary>A network's figures, by hand: a broker between two triangles, and collaborations that do not count.</summary>
public abstract class NetworkReportSuite(Func<Task<TestRegistry>> open) : RegistrySuite(open)
{
    [RegistryFact]
    public async Task Of_TwoTrianglesAndABroker_CountsThemAndNamesTheBroker()
    {
        await AddAsync();

        var report = await ReportAsync(null);

        Assert.Equal(new(8, 5, 0, 0, 1, 2, 60), report.Collaborations);
        Assert.Equal((8 + 61, 8), (report.Network.Nodes, report.Network.Edges));
        Assert.Equal((2, 3), (report.MaximumCore, report.Communities.Largest[^1]));
        Assert.Equal(2, report.Communities.Count);

        // Six ties inside the triangles, which are of one country each; two from the broker, who is of a third.
        Assert.Equal(0.25, report.CrossBorderShare);
        Assert.Equal([new(Helix.Industry, Helix.Industry, 6, 0.75), new(Helix.Industry, Helix.Media, 2, 0.25)], report.HelixMix);
        var broker = report.Brokers[0];
        Assert.Equal(("Broker", "KR", Helix.Media, 2), (broker.Name, broker.Country, broker.Helix, broker.Partners));

        // The broker is on the 9 chains between the triangles, of 15 pairs of others; its partners are strangers: 2 · ½².
        Assert.Equal((0.6, 0.5), (broker.ChainShare, broker.Constraint!.Value));
    }

    [RegistryFact]
    public async Task Of_AnEarlierDay_LeavesOutTheLaterAndTheUndated()
    {
        await AddAsync();

        var report = await ReportAsync(new DateOnly(2023, 1, 1));

        Assert.Equal(new(8, 2, 3, 1, 1, 1, 60), report.Collaborations);
        Assert.Equal(6, report.Network.Edges);
        Assert.Empty(report.Brokers);
    }

    [RegistryFact]
    public async Task Of_EmptyRegistry_HasNoFiguresButNulls()
    {
        var report = await ReportAsync(null);

        Assert.Equal((0, 0, 0), (report.Network.Nodes, report.MaximumCore, report.MaximumCoreActors));
        Assert.Null(report.CrossBorderShare);
        Assert.Null(report.Communities.Modularity);
    }

    private async Task AddAsync()
    {
        var left = Enumerable.Range(0, 3).Select(at => TestData.Actor($"Left {at}", "VN")).ToArray();
        var right = Enumerable.Range(0, 3).Select(at => TestData.Actor($"Right {at}", "TH")).ToArray();
        var broker = TestData.Actor("Broker", "KR", Helix.Media);
        await Registry.AddAsync(
            TestData.Collaboration(new DateOnly(2022, 1, 1), left),
            TestData.Collaboration(new DateOnly(2022, 1, 1), right),
            TestData.Collaboration(new DateOnly(2023, 1, 1), broker, left[0]),
            TestData.Collaboration(new DateOnly(2024, 1, 1), broker, right[0]),
            TestData.Collaboration(start: null, left[0], left[1]),
            TestData.Collaboration(new DateOnly(2022, 1, 1), TestData.Actor("Alone")),
            TestData.Collaboration(new DateOnly(2024, 1, 1), broker),
            TestData.Collaboration(new DateOnly(2022, 1, 1), [.. Enumerable.Range(0, 61).Select(at => TestData.Actor($"One of many {at}"))]));
    }

    private async Task<NetworkReport> ReportAsync(DateOnly? asOf)
    {
        await using var context = CreateContext();
        return await NetworkReport.OfAsync(context, await RegistrySnapshot.LoadAsync(Registry.Database), asOf);
    }
}
