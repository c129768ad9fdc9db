using Matchmaker.App.Registry;
using Matchmaker.Contracts.Storage;

namespace Matchmaker.Contracts.Search;

/// <summary>Ten actors in many scripts.</summary>
internal static class SearchTestActors
{
    public static async Task AddToAsync(TestRegistry registry)
    {
        var layag = TestData.Actor("Studio Layag", "PH");
        (layag.City, layag.Description, layag.Size, layag.Sectors, layag.Languages) = ("Cebu", "Eight people who draw, close to the water.", ActorSize.Micro, ["animation"], ["fil", "en"]);
        layag.Verification = new() { State = VerificationState.Verified, DecidedBy = "Secretariat", DecidedAt = TestData.Now };
        layag.Aliases.Add(TestData.Alias("라야그 스튜디오", "ko"));
        layag.Interests.AddRange([Offer("co-production"), Need("localisation", "subtitles for our series"), Need("talent")]);

        var hue = TestData.Actor("Đại học Huế", "VN", Helix.Academia);
        (hue.Description, hue.Languages, hue.Sectors) = ("We study water puppets.", ["vi"], ["performing-arts"]);
        hue.Interests.AddRange([Offer("interns"), Need("grants")]);

        var television = TestData.Actor("Kinh Bắc TV", "VN", Helix.Media);
        (television.Description, television.Sectors) = ("Puppets, and what the water tells.", ["broadcasting"]);
        television.Sectors = ["news-media"];
        television.Interests.AddRange([Offer("localisation"), Offer(null, "phụ đề và lồng tiếng"), Need("grants")]);

        var silk = TestData.Actor("พิพิธภัณฑ์ผ้าไหม", "TH", Helix.CivilSociety);
        silk.Sectors = ["museums"];
        var phnomPenh = TestData.Actor("សមាគមសិល្បៈភ្នំពេញ", "KH", Helix.CivilSociety);
        var poets = TestData.Actor("ສະມາຄົມນັກກອນ", "LA", Helix.CivilSociety);
        var yangon = TestData.Actor("ရန်ကုန်တက္ကသိုလ်", "MM", Helix.Academia);
        var taiwan = TestData.Actor("台灣動畫工作室", "TW");
        taiwan.Sectors = ["animation"];
        var japan = TestData.Actor("アニメーション協会", "JP", Helix.Industry);
        japan.Sectors = ["animation"];
        var person = TestData.Actor("Persatuan Penggambar", "KR", Helix.Industry, ActorKind.Person);
        await registry.AddAsync(layag, hue, television, silk, phnomPenh, poets, yangon, taiwan, japan, person);
    }

    private static Interest Offer(string? tag, string? text = null) => TestData.Interest(InterestKind.Offer, tag, text);

    private static Interest Need(string? tag, string? text = null) => TestData.Interest(InterestKind.Need, tag, text);
}
