using Matchmaker.App.Search;
using Matchmaker.Web.Components.Directory;
using Microsoft.AspNetCore.WebUtilities;

namespace Matchmaker.Web.Tests.Components;

public sealed class DirectoryStateTests
{
    [Theory]
    [InlineData("/directory")]
    [InlineData("/directory?q=hoạt hình & \"games\"")]
    [InlineData("/directory?q=a&helix=academia,media&country=TH&sector=animation&verified=verified&offers=co-production&needs=grants&size=small&view=map&page=3")]
    [InlineData("/directory?actor=17&relation=offers-its-needs&view=network")]
    public void Address_OfWhatWasRead_IsReadAsTheSame(string address)
    {
        var state = Read(address);
        var again = Read(state.Address());
        Assert.Equal(state.Address(), again.Address());
        Assert.Equal(state.Text, again.Text);
        Assert.Equal((state.View, state.Page, state.Relation, state.ActorId), (again.View, again.Page, again.Relation, again.ActorId));
        foreach (var (aspect, _) in DirectoryState.Facets) Assert.Equal(state.Chosen.GetValueOrDefault(aspect, []), again.Chosen.GetValueOrDefault(aspect, []));
    }

    [Fact]
    public void Toggle_Twice_ChangesNothingButThePage()
    {
        var state = Read("/directory?q=a&country=TH&page=3");
        var once = state.Toggle(ActorAspect.Country, "VN");
        Assert.Equal(["TH", "VN"], once.Chosen[ActorAspect.Country]);
        Assert.Equal(1, once.Page);
        Assert.Equal(["TH"], once.Toggle(ActorAspect.Country, "VN").Chosen[ActorAspect.Country]);
        Assert.Empty(state.Toggle(ActorAspect.Country, "TH").Chosen);
    }

    [Fact]
    public void Question_ChoicesAndText_PutsChoicesFirst() => Assert.Equal("helix:media country:TH,VN \"open", Read("/directory?q=\"open&country=TH,VN&helix=media").Question());

    [Fact]
    public void Read_WhatIsNoCode_IsLeftOut() => Assert.Empty(Read("/directory?country=a:b,c d,\"x&helix=,,").Chosen);

    private static DirectoryState Read(string address)
    {
        var query = QueryHelpers.ParseQuery(address.Contains('?', StringComparison.Ordinal) ? address[address.IndexOf('?', StringComparison.Ordinal)..].Replace("& ", "%26 ", StringComparison.Ordinal) : "");
        return DirectoryState.Read(name => query.TryGetValue(name, out var value) ? value.ToString() : null);
    }
}
