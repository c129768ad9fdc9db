using System.Globalization;
using System.Net;
using Matchmaker.App.Matching;
using Matchmaker.Web.Tests.Api;
using Matchmaker.Web.Tests.Hosting;

namespace Matchmaker.Web.Tests.Components;

/// <summary>My partners, in the language that the person chose.</summary>
public sealed class PartnersPageTests(ApiHost host) : IClassFixture<ApiHost>
{
    private static readonly Uri Page = new("/partners", UriKind.Relative);

    [Theory]
    [InlineData("id", "Mengapa mereka cocok untuk Anda", "Jumlah")]
    [InlineData("vi", "Vì sao họ hợp với bạn", "Tổng cộng")]
    [InlineData("th", "ทำไมพวกเขาเหมาะกับคุณ", "รวม")]
    [InlineData("ko", "그들이 맞는 이유", "합계")]
    [InlineData("en-GB", "Why they fit you", "Together")]
    public async Task Get_InALanguage_SaysTheReasonsInIt(string culture, string heading, string sum)
    {
        using var client = await host.Web.SignInAsync("studio");
        using var chosen = await client.GetAsync(new Uri($"/language/{culture}", UriKind.Relative));

        var page = WebUtility.HtmlDecode(await client.GetStringAsync(Page));

        Assert.Contains(heading, page, StringComparison.Ordinal);
        Assert.Contains($">{sum}</th>", page, StringComparison.Ordinal);
        var (best, topic) = await BestReasonAsync();
        var (said, english) = (In(culture, () => ReasonPhrases.Say(topic.Topic, topic.Value, best)), In("en-GB", () => ReasonPhrases.Say(topic.Topic, topic.Value, best)));
        Assert.Contains(said, page, StringComparison.Ordinal);
        if (culture != "en-GB") Assert.DoesNotContain(english, page, StringComparison.Ordinal);
        Assert.Contains(In(culture, () => ReasonPhrases.SmallerParts), page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_OfTheApi_StaysEnglishWhateverIsAskedFor()
    {
        using var client = await host.ClientAsync(host.StudioId, ApiHost.AllOfOrganisations);
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("id");
        var path = new Uri($"/api/v1/actors/{host.StudioId}/suggestions?limit=3", UriKind.Relative);
        var (best, topic) = await BestReasonAsync();

        var answer = await client.GetStringAsync(path);

        Assert.Contains(In("en-GB", () => ReasonPhrases.Say(topic.Topic, topic.Value, best)), System.Text.RegularExpressions.Regex.Unescape(answer), StringComparison.Ordinal);
    }

    private async Task<(SuggestionExplanation Why, (ReasonTopic Topic, double Value) Topic)> BestReasonAsync()
    {
        var caller = await host.CallerAsync("studio");
        var list = await host.Get<SuggestionDesk>().ForAsync(caller, host.StudioId, new() { Request = new() { Count = 10 } });
        return (list.Partners[0].Why, list.Partners[0].Why.ByTopic[0]);
    }

    private static T In<T>(string culture, Func<T> say)
    {
        var before = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
            return say();
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = before;
        }
    }
}
