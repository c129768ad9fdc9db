using Matchmaker.App.Matching;
using Matchmaker.App.Notifications;
using Matchmaker.App.Pushing;
using Matchmaker.App.Registry;
using Matchmaker.App.Storage;
using Matchmaker.Contracts.Storage;
using Microsoft.AspNetCore.DataProtection;

namespace Matchmaker.App.Tests.Pushing;

public sealed class DigestWriterTests
{
    private static readonly MailOptions Mail = new() { PublicAddress = "https://match.example.org" };

    private readonly DigestWriter _writer = new(new(RegistryDatabase.At("unused.db"), new EphemeralDataProtectionProvider(), Mail), Mail);

    [Fact]
    public void Write_NamesOfEveryKind_AreEscapedAndLoadNothing()
    {
        var letter = Write("en", "Tom & \"Jerry\" <script>alert(1)</script>", "Café Đà Nẵng 서울 ไทย")!;

        Assert.DoesNotContain("<script", letter.Html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img", letter.Html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("src=", letter.Html, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Tom &amp; &quot;Jerry&quot; &lt;script&gt;", letter.Html, StringComparison.Ordinal);
        Assert.Contains("Café Đà Nẵng 서울 ไทย", letter.Html, StringComparison.Ordinal);
        Assert.Contains("Tom & \"Jerry\" <script>", letter.Text, StringComparison.Ordinal);
        Assert.StartsWith("https://match.example.org/unsubscribe/", letter.UnsubscribeUrl, StringComparison.Ordinal);
        Assert.Contains(letter.UnsubscribeUrl!, letter.Text, StringComparison.Ordinal);
        Assert.Contains(letter.UnsubscribeUrl!, letter.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "A new partner for", "offers", "Philippines")]
    [InlineData("id", "Satu mitra baru", "menawarkan", "Filipina")]
    [InlineData("vi", "Một đối tác mới", "", "Philippines")]
    [InlineData("th", "พันธมิตรใหม่", "", "ฟิลิปปินส์")]
    [InlineData("ko", "새 파트너", "", "필리핀")]
    public void Write_EveryLanguage_SaysTheReasonsInIt(string language, string subject, string reason, string country)
    {
        var letter = Write(language, "Studio Layag", "Hanoi Films")!;
        Assert.Contains(subject, letter.Subject, StringComparison.Ordinal);
        Assert.Contains(reason, letter.Text, StringComparison.Ordinal);
        Assert.Contains(country, letter.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_PartnerHasLeftTheRegistry_IsNoMail() => Assert.Null(_writer.Write(Person("en"), Digest(), new Dictionary<long, ActorLabel> { [1] = Label(1, "Own") }, TestData.Now));

    private OutboxLetter? Write(string language, string partner, string actor) =>
        _writer.Write(Person(language), Digest(), new Dictionary<long, ActorLabel> { [1] = Label(1, actor), [2] = Label(2, partner), [3] = Label(3, "Shared <b>") }, TestData.Now);

    private static PushRecipient Person(string language) => new(new() { AccountId = 7, ActorId = 1, Language = language, Rhythm = PushRhythm.Weekly }, "person@example.org", "Ana <i>");

    private static PushDigest Digest() => new()
    {
        PublicId = "d",
        ActorId = 1,
        Period = "2026-03-01",
        Suggestions =
        [
            new()
            {
                PublicId = "s",
                ActorId = 1,
                PartnerId = 2,
                Rank = 1,
                ModelVersion = "m",
                Reasons = new() { Topics = [new(ReasonTopic.Network, 1), new(ReasonTopic.Needs, 0.5)], SharedPartnerCount = 2, SharedPartners = [3], NeedsMet = ["film"] },
            },
        ],
    };

    private static ActorLabel Label(long id, string name) => new(id, name, Helix.Industry, "PH", "Manila");
}
