using Matchmaker.App.Editions;

namespace Matchmaker.App.Tests.Editions;

public sealed class ChosenProvidersTests
{
    [Fact]
    public void Everything_NotSet_IsTheUsual()
    {
        var chosen = Chosen("", null);

        Assert.Equal(Edition.Embedded.Search[0], chosen.Search);
        Assert.Equal(Edition.Embedded.Jobs[0], chosen.Jobs);
        Assert.Equal(Edition.Embedded.Network[0], chosen.Network);
        Assert.Equal(Edition.Embedded.Trainers, chosen.Trainers);
        Assert.Equal(["search", "training", "jobs", "network"], chosen.Tell().Select(one => one.Port));
    }

    [Theory]
    [InlineData(ChosenProviders.SearchSetting, "solr", "sqlite")]
    [InlineData(ChosenProviders.JobsSetting, "cron", "quartz")]
    [InlineData(ChosenProviders.NetworkSetting, "neo4j", "engine")]
    [InlineData(ChosenProviders.TrainingSetting, "als,svd", "als")]
    [InlineData(ChosenProviders.TrainingSetting, " , ", "als")]
    public void Tell_OfOneThatIsNotThere_NamesTheSettingAndThoseThatAre(string setting, string value, string there)
    {
        var refusal = Assert.Throws<UnknownProviderException>(() => Chosen(setting, value).Tell());

        Assert.StartsWith(setting, refusal.Message, StringComparison.Ordinal);
        Assert.Contains(there, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Trainers_Named_AreThoseInTheirOrder()
    {
        var edition = Edition.Embedded with { Trainers = [.. Edition.Embedded.Trainers, Edition.Embedded.Trainers[0] with { Name = "other" }] };

        Assert.Equal(["other", "als"], new ChosenProviders(edition, _ => "OTHER, als,other").Trainers.Select(trainer => trainer.Name));
    }

    private static ChosenProviders Chosen(string setting, string? value) => new(Edition.Embedded, name => name == setting ? value : null);
}
