using Matchmaker.App.Registry;

namespace Matchmaker.App.Search;

/// <summary>What people of the region call its countries, so that a search and a filter understand them.</summary>
internal static class CountryNames
{
    private static readonly Dictionary<string, string[]> Others = new(StringComparer.Ordinal)
    {
        ["BN"] = ["Brunei", "บรูไน", "브루나이"],
        ["ID"] = ["อินโดนีเซีย", "인도네시아"],
        ["KH"] = ["Kampuchea", "Kamboja", "Campuchia", "កម្ពុជា", "กัมพูชา", "캄보디아"],
        ["KR"] = ["South Korea", "Korea Selatan", "Hàn Quốc", "대한민국", "한국", "เกาหลีใต้", "កូរ៉េ", "韩国", "韓國"],
        ["LA"] = ["Laos", "Lao PDR", "Lào", "ລາວ", "ลาว", "라오스"],
        ["MM"] = ["Burma", "Miến Điện", "မြန်မာ", "เมียนมา", "พม่า", "미얀마"],
        ["MY"] = ["มาเลเซีย", "말레이시아", "马来西亚"],
        ["PH"] = ["Pilipinas", "Filipina", "ฟิลิปปินส์", "필리핀"],
        ["SG"] = ["Singapura", "สิงคโปร์", "싱가포르", "新加坡"],
        ["TH"] = ["Thái Lan", "ประเทศไทย", "ไทย", "태국", "泰国"],
        ["TL"] = ["East Timor", "Timor-Leste", "Timor Leste", "ติมอร์"],
        ["VN"] = ["Vietnam", "Việt Nam", "เวียดนาม", "베트남", "越南"],
    };

    private static readonly Dictionary<string, string> ByName = Others
        .SelectMany(country => country.Value.Select(name => (Name: NameNormaliser.Normalise(name), Code: country.Key)))
        .Concat(Countries.Codes.Select(code => (Name: NameNormaliser.Normalise(Countries.Name(code)), Code: code)))
        .DistinctBy(pair => pair.Name).ToDictionary(pair => pair.Name, pair => pair.Code, StringComparer.Ordinal);

    /// <summary>All names of a country, the English one first.</summary>
    public static IEnumerable<string> Of(string code) => Others.GetValueOrDefault(code, []).Prepend(Countries.Name(code));

    /// <summary>The code of a country by its code or any of its names; null where it is none.</summary>
    public static string? Parse(string text) => Countries.Parse(text) ?? ByName.GetValueOrDefault(NameNormaliser.Normalise(text));

    public static IEnumerable<string> All => ByName.Keys;
}
