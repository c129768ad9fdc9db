using Matchmaker.App.Registry;
using Matchmaker.Web.Components.Pictures;

namespace Matchmaker.Web.Tests.Components.Pictures;

public sealed class LayoutTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 0)]
    [InlineData(2, 1)]
    [InlineData(12, 20)]
    [InlineData(60, 140)]
    [InlineData(60, 0)]
    public void ForceLayout_AnyNetwork_IsTheSameEveryTimeInsideAndApart(int nodes, int ties)
    {
        var edges = Edges(nodes, ties);
        var points = ForceLayout.Place(nodes, edges);
        Assert.Equal(points, ForceLayout.Place(nodes, edges));
        Assert.Equal(nodes, points.Length);
        Assert.All(points, point => Assert.True(point is { X: >= 0 and <= 1, Y: >= 0 and <= 1 }, $"{point} lies outside."));
        AssertApart(points, 0.02);
    }

    [Fact]
    public void ForceLayout_TwoGroups_KeepsEachTogether()
    {
        List<PictureEdge> edges = [];
        for (var group = 0; group < 2; group++)
            for (var one = 0; one < 8; one++)
                for (var other = one + 1; other < 8; other++) edges.Add(new((group * 8) + one, (group * 8) + other, 1));
        edges.Add(new(0, 8, 1));
        var points = ForceLayout.Place(16, edges);
        double Mean(int from, int to) => Enumerable.Range(0, 8).SelectMany(one => Enumerable.Range(0, 8), (one, other) => Distance(points[from + one], points[to + other])).Average();
        Assert.True(Mean(0, 0) < Mean(0, 8) / 1.5, $"{Mean(0, 0)} within, {Mean(0, 8)} between.");
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(3, 0)]
    [InlineData(14, 16)]
    public void RingLayout_Neighbourhood_HasTheActorInTheMiddleAndRingsAround(int first, int second)
    {
        int[] rings = [0, .. Enumerable.Repeat(1, first), .. Enumerable.Repeat(2, second)];
        PictureEdge[] edges = [.. Enumerable.Range(1, first).Select(node => new PictureEdge(0, node, 1)), .. Enumerable.Range(0, second).Select(at => new PictureEdge(1 + (at % first), 1 + first + at, 1))];
        var points = RingLayout.Place(rings, edges);
        Assert.Equal(points, RingLayout.Place(rings, edges));
        Assert.Equal(new(0.5, 0.5), points[0]);
        Assert.All(points, point => Assert.True(point is { X: >= 0 and <= 1, Y: >= 0 and <= 1 }));
        for (var node = 1; node < rings.Length; node++) Assert.Equal(rings[node] == 1 ? 0.25 : 0.45, Distance(points[0], points[node]), 6);
        AssertApart(points, 0.02);
    }

    [Theory]
    [InlineData("ID", "KR", "VN", "PH", "TH", "MY", "SG", "MM", "KH", "LA", "BN", "TL")]
    [InlineData("FR", "DE", "IT", "ES", "VN")]
    [InlineData("FR")]
    [InlineData("TH")]
    public void RegionLayout_Countries_AreInsideAndDoNotCoverOneAnother(params string[] countries)
    {
        double[] radii = [.. countries.Select((_, at) => 52.0 - (at * 2.5))];
        var points = RegionLayout.Place(countries, radii, 1000, 600);
        Assert.Equal(points, RegionLayout.Place(countries, radii, 1000, 600));
        for (var one = 0; one < points.Length; one++)
        {
            Assert.InRange(points[one].X, radii[one], 1000 - radii[one]);
            Assert.InRange(points[one].Y, 0, 600);
            for (var other = one + 1; other < points.Length; other++)
                Assert.True(Distance(points[one], points[other]) >= (radii[one] + radii[other]) * 0.98, $"{countries[one]} covers {countries[other]}.");
        }
    }

    [Fact]
    public void RegionLayout_SouthEastAsia_KeepsItsShape()
    {
        string[] countries = ["MM", "PH", "VN", "ID", "TH"];
        var points = RegionLayout.Place(countries, [20, 20, 20, 20, 20], 1000, 600).Zip(countries).ToDictionary(pair => pair.Second, pair => pair.First);
        Assert.True(points["MM"].X < points["TH"].X && points["TH"].X < points["VN"].X && points["VN"].X < points["PH"].X);
        Assert.True(points["ID"].Y > points["VN"].Y);
    }

    [Fact]
    public void LabelPlacement_CrowdedNodes_NamesCoverNeitherNamesNorNodes()
    {
        PictureNode[] nodes = [.. Enumerable.Range(0, 60).Select(at => new PictureNode(at, $"Studio number {at}", Helix.Media, "", "/", IsCentre: at == 7))];
        var points = ForceLayout.Place(60, Edges(60, 140));
        var spots = LabelPlacement.Choose(nodes, points, 820, 540, 40);
        Assert.NotNull(spots[7]);
        Assert.InRange(spots.Count(spot => spot is not null), 10, 40);
        Assert.Equal(spots, LabelPlacement.Choose(nodes, points, 820, 540, 40));
    }

    [Fact]
    public void Shorten_LongName_CutsAtAWholeCharacter()
    {
        Assert.Equal("Short", LabelPlacement.Shorten("Short"));
        var cut = LabelPlacement.Shorten(string.Concat(Enumerable.Repeat("ก็", 40)));
        Assert.EndsWith("ก็…", cut, StringComparison.Ordinal);
    }

    [Fact]
    public void TimeLineLayout_OverlappingItems_StandInDifferentRows()
    {
        TimeLineItem[] items =
        [
            new("a", "x", new(2020, 1, 1), new(2020, 12, 31)), new("b", "x", new(2020, 6, 1), new(2021, 6, 1)), new("c", "x", new(2021, 2, 1), null),
            new("d", "y", new(2019, 3, 1), new(2019, 3, 2)), new("e", "y", null, null),
        ];
        var layout = TimeLineLayout.Of(items, new(2026, 11, 22))!;
        Assert.Equal((2019, 2022), (layout.FirstYear, layout.EndYear));
        Assert.Equal(["x", "y"], layout.Lanes.Select(lane => lane.Name));
        Assert.Equal(2, layout.Lanes[0].Rows);
        foreach (var lane in layout.Lanes)
            foreach (var row in lane.Bars.GroupBy(bar => bar.Row))
                Assert.All(row.OrderBy(bar => bar.Left).Zip(row.OrderBy(bar => bar.Left).Skip(1)), pair => Assert.True(pair.First.Left + pair.First.Width <= pair.Second.Left));
        Assert.All(layout.Lanes.SelectMany(lane => lane.Bars), bar => Assert.True(bar.Left >= 0 && bar.Left + bar.Width <= 1 + 1e-9));
    }

    [Fact]
    public void TimeLineLayout_NothingDated_IsNothing() => Assert.Null(TimeLineLayout.Of([new("a", "x", null, null)], new(2026, 1, 1)));

    // The same network every time: multiplied by a prime, so that no two are alike.
    private static List<PictureEdge> Edges(int nodes, int ties) =>
        [.. Enumerable.Range(0, ties).Select(at => (From: at * 7 % nodes, To: ((at * 13) + 1) % nodes, Weight: 1 + (at % 3))).Where(tie => tie.From != tie.To)
            .DistinctBy(tie => (Math.Min(tie.From, tie.To), Math.Max(tie.From, tie.To))).Select(tie => new PictureEdge(tie.From, tie.To, tie.Weight))];

    private static void AssertApart(PicturePoint[] points, double least)
    {
        for (var one = 0; one < points.Length; one++)
            for (var other = one + 1; other < points.Length; other++)
                Assert.True(Distance(points[one], points[other]) >= least, $"{one} and {other} are only {Distance(points[one], points[other]):0.000} apart.");
    }

    private static double Distance(PicturePoint one, PicturePoint other) => Math.Sqrt(Math.Pow(one.X - other.X, 2) + Math.Pow(one.Y - other.Y, 2));
}
