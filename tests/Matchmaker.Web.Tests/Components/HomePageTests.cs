using Matchmaker.App.Registry;
using Microsoft.Extensions.DependencyInjection;

namespace Matchmaker.Web.Tests.Components;

public sealed class HomePageTests(PageHost host) : IClassFixture<PageHost>
{
    [Fact]
    public async Task Get_Visitor_ShowsSearchHelixesPictureAndFigures()
    {
        using var client = host.Web.CreateClient();
        var page = await client.GetStringAsync(new Uri("/", UriKind.Relative));
        Assert.Contains("role=\"combobox\"", page, StringComparison.Ordinal);
        foreach (var helix in (string[])["government", "academia", "industry", "civil-society", "media", "technology"]) Assert.Contains($"href=\"/directory?helix={helix}\"", page, StringComparison.Ordinal);
        foreach (var part in (string[])["1,000", "632", "3,000", "Figures of the region", "/directory?country=VN"]) Assert.Contains(part, page, StringComparison.Ordinal);
        Assert.Matches("<caption[^>]*>Countries, their actors by helix", page);
        Assert.Matches("<caption[^>]*>Actors by country and helix", page);
    }

    [Fact]
    public async Task RegionFigures_Demo_AddUp()
    {
        var region = await host.Web.Services.GetRequiredService<RegionFigures>().GetAsync();
        Assert.Equal(region.Actors, Enum.GetValues<Helix>().Sum(region.Of));
        Assert.Equal(region.Actors, Enumerable.Range(0, region.Countries.Count).Sum(region.OfCountry));
        Assert.InRange(region.CrossBorder!.Value, 0.5, 1);
        Assert.All(region.Ties, tie => Assert.True(string.CompareOrdinal(tie.One, tie.Other) < 0));
        Assert.Same(region, await host.Web.Services.GetRequiredService<RegionFigures>().GetAsync());
    }
}
