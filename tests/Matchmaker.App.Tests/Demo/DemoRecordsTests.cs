using Matchmaker.App.Demo;
using Matchmaker.App.Registry;
using Matchmaker.App.Storage;

namespace Matchmaker.App.Tests.Demo;

public sealed class DemoRecordsTests
{
    private static readonly DemoRegistry Demo = new(new DemoOptions());
    private static readonly List<DemoActor> Actors = [.. Demo.Actors()];
    private static readonly List<DemoCollaboration> Collaborations = [.. Demo.Collaborations()];
    private static readonly List<DemoFeedback> Feedback = [.. Demo.Feedback()];

    [Fact]
    public void Counts_DefaultOptions_AreThoseAskedFor()
    {
        Assert.Equal(1000, Actors.Count);
        Assert.Equal(3000, Collaborations.Count);
        Assert.InRange(Feedback.Count, 4000, 9000);
    }

    [Fact]
    public void Actors_CountriesAndHelixes_AreAllThereAndNoneIsTiny()
    {
        var countries = Actors.GroupBy(a => a.Country).ToDictionary(g => g.Key, g => g.ToList());
        Assert.Equal(Countries.Asean.Append("KR").Order(), countries.Keys.Order());
        Assert.All(countries.Values, actors => Assert.True(actors.Count >= 15));
        Assert.All(countries.Values, actors => Assert.Equal(6, actors.Select(a => a.Helix).Distinct().Count()));
        Assert.True(countries["ID"].Count > 5 * countries["BN"].Count);
    }

    [Fact]
    public void Records_All_PassTheRulesOfTheRegistry()
    {
        var ids = Enumerable.Range(1, Actors.Count).Select(i => (long)i).ToArray();
        foreach (var actor in Actors.Select(a => DemoStore.Entity(a, ids)))
        {
            Assert.Empty(RegistryRules.Check(actor));
            Assert.All(actor.Interests, i => Assert.Empty(RegistryRules.Check(i)));
            Assert.All(actor.Aliases, a => Assert.Empty(RegistryRules.Check(a)));
            Assert.All(actor.ExternalIds, i => Assert.Empty(RegistryRules.Check(i)));
            Assert.True(actor.IsDemo);
        }

        foreach (var collaboration in Collaborations.Select(c => DemoStore.Entity(c, ids)))
        {
            Assert.Empty(RegistryRules.Check(collaboration));
            Assert.All(collaboration.Participations, p => Assert.Empty(RegistryRules.Check(p)));
            Assert.True(collaboration.IsDemo);
        }

        Assert.All(Feedback, f => Assert.Empty(RegistryRules.Check(DemoStore.Entity(f, ids))));
    }

    [Fact]
    public void Actors_Codes_AreInTheTaxonomies()
    {
        Assert.All(Actors.SelectMany(a => a.Sectors), code => Assert.NotNull(Taxonomy.Sectors.Find(code)));
        Assert.All(Actors, a => Assert.NotEmpty(a.Offers));
        Assert.All(Actors, a => Assert.NotEmpty(a.Needs));
    }

    [Fact]
    public void Actors_Websites_AreUnderExample() =>
        Assert.All(Actors.Where(a => a.Website is not null), a => Assert.EndsWith(".example/", a.Website, StringComparison.Ordinal));

    [Theory]
    [InlineData("TH", '\u0E00', '\u0E7F')]
    [InlineData("KH", '\u1780', '\u17FF')]
    [InlineData("KR", '\uAC00', '\uD7A3')]
    [InlineData("VN", '\u1EA0', '\u1EF9')]
    public void Actors_LocalTexts_AreInTheScriptOfTheCountry(string country, char first, char last)
    {
        var local = Actors.Where(a => a.Country == country && a.Description.Any(c => c >= first && c <= last)).ToList();
        var all = Actors.Count(a => a.Country == country);
        Assert.InRange(local.Count / (double)all, 0.2, 0.7);
    }

    [Fact]
    public void Persons_All_AreAffiliatedWithAnOrganisationOfTheirCountry()
    {
        var persons = Actors.Where(a => a.Kind == ActorKind.Person).ToList();
        Assert.Equal(80, persons.Count);
        Assert.All(persons, p => Assert.Equal(ActorKind.Organisation, Actors[p.Affiliation!.Value].Kind));
        Assert.All(persons, p => Assert.Equal(p.Country, Actors[p.Affiliation!.Value].Country));
    }

    [Fact]
    public void Collaborations_Dates_LieInTheDecadeAndInOrder()
    {
        Assert.All(Collaborations, c => Assert.InRange(c.Start, new DateOnly(2016, 1, 1), new DateOnly(2026, 11, 20)));
        Assert.All(Collaborations, c => Assert.True(c.End >= c.Start));
        Assert.Equal(Collaborations.Select(c => c.Start).Order(), Collaborations.Select(c => c.Start));
        Assert.True(Collaborations.Count(c => c.Start.Year == 2025) > 1.5 * Collaborations.Count(c => c.Start.Year == 2017));
    }

    [Fact]
    public void Collaborations_Participants_AreSeveralAndDistinct()
    {
        Assert.All(Collaborations, c => Assert.InRange(c.Participants.Count, 2, 60));
        Assert.All(Collaborations, c => Assert.Equal(c.Participants.Count, c.Participants.Select(p => p.Actor).Distinct().Count()));
    }

    [Fact]
    public void Collaborations_Participants_WereFoundedBefore() =>
        Assert.All(
            Collaborations.SelectMany(c => c.Participants, (c, p) => (c.Start, Actors[p.Actor].Founded)).Where(p => p.Founded is not null),
            p => Assert.True(p.Founded <= p.Start.Year));

    [Fact]
    public void Feedback_Times_LieBetweenOpeningAndToday() =>
        Assert.All(Feedback, f => Assert.InRange(f.At, new DateTimeOffset(2024, 3, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 11, 21, 0, 0, 0, TimeSpan.Zero)));
}
