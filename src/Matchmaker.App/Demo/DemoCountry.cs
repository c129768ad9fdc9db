namespace Matchmaker.App.Demo;

/// <summary>A country of the demo registry: its share of the actors, neighbourhood, languages and cities.</summary>
/// <param name="Code">ISO 3166-1 alpha-2.</param>
/// <param name="Share">Actors in a thousand.</param>
/// <param name="Subregion">Index of the subregion whose communities its actors join.</param>
/// <param name="Language">The language that local texts are written in.</param>
/// <param name="Languages">Working languages beside English.</param>
/// <param name="Cities">The largest first; earlier ones are drawn more often.</param>
internal sealed record DemoCountry(string Code, int Share, int Subregion, string Language, string[] Languages, DemoCity[] Cities)
{
    public static readonly string[] Subregions = ["mekong", "nusantara", "northern"];

    public static readonly DemoCountry[] All =
    [
        new("BN", 22, 1, "ms", ["ms"], [new("Bandar Seri Begawan", 4.89, 114.94), new("Kuala Belait", 4.58, 114.23)]),
        new("ID", 165, 1, "id", ["id"], [new("Jakarta", -6.21, 106.85), new("Bandung", -6.91, 107.61), new("Yogyakarta", -7.80, 110.36), new("Surabaya", -7.26, 112.75), new("Denpasar", -8.65, 115.22), new("Makassar", -5.15, 119.43)]),
        new("KH", 40, 0, "km", ["km"], [new("Phnom Penh", 11.56, 104.92), new("Siem Reap", 13.36, 103.86), new("Battambang", 13.10, 103.20)]),
        new("LA", 25, 0, "lo", ["lo"], [new("Vientiane", 17.97, 102.63), new("Luang Prabang", 19.89, 102.13)]),
        new("MM", 45, 0, "my", ["my"], [new("Yangon", 16.87, 96.20), new("Mandalay", 21.96, 96.09)]),
        new("MY", 105, 1, "ms", ["ms"], [new("Kuala Lumpur", 3.14, 101.69), new("George Town", 5.41, 100.33), new("Johor Bahru", 1.49, 103.74), new("Kuching", 1.55, 110.36)]),
        new("PH", 115, 2, "en", ["fil"], [new("Manila", 14.60, 120.98), new("Cebu City", 10.32, 123.89), new("Baguio", 16.40, 120.60), new("Davao City", 7.19, 125.46)]),
        new("SG", 80, 1, "en", ["ms"], [new("Singapore", 1.35, 103.82)]),
        new("TH", 115, 0, "th", ["th"], [new("Bangkok", 13.76, 100.50), new("Chiang Mai", 18.79, 98.99), new("Khon Kaen", 16.43, 102.84), new("Phuket", 7.88, 98.39)]),
        new("TL", 18, 1, "pt", ["pt", "tet"], [new("Dili", -8.56, 125.57), new("Baucau", -8.47, 126.45)]),
        new("VN", 120, 0, "vi", ["vi"], [new("Hanoi", 21.03, 105.85), new("Ho Chi Minh City", 10.82, 106.63), new("Da Nang", 16.05, 108.20), new("Hue", 16.46, 107.59)]),
        new("KR", 150, 2, "ko", ["ko"], [new("Seoul", 37.57, 126.98), new("Busan", 35.18, 129.08), new("Gwangju", 35.16, 126.85), new("Jeonju", 35.82, 127.15), new("Daegu", 35.87, 128.60)]),
    ];

    private static readonly (string One, string Other)[] Corridors =
        [("KR", "VN"), ("KR", "PH"), ("ID", "MY"), ("TH", "LA"), ("SG", "ID"), ("TH", "VN"), ("MY", "BN"), ("KR", "ID"), ("KH", "VN"), ("TL", "ID"), ("MM", "TH")];

    private static readonly bool[] IsCorridorOf = CorridorTable();

    /// <summary>Whether two countries, by index, have a habit of producing together.</summary>
    public static bool IsCorridor(int one, int other) => IsCorridorOf[one * All.Length + other];

    private static bool[] CorridorTable()
    {
        var table = new bool[All.Length * All.Length];
        foreach (var (one, other) in Corridors)
        {
            var (a, b) = (Array.FindIndex(All, c => c.Code == one), Array.FindIndex(All, c => c.Code == other));
            table[a * All.Length + b] = table[b * All.Length + a] = true;
        }

        return table;
    }
}
