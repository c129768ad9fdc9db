namespace Matchmaker.Web.Components.Pictures;

/// <summary>
/// About where the countries of the region and its partners lie. South-East Asia keeps its shape; what lies farther away is drawn nearer, so that all have room.
/// </summary>
internal static class CountryPlaces
{
    private static readonly Dictionary<string, (double Latitude, double Longitude)> Known = new(StringComparer.Ordinal)
    {
        ["MM"] = (20, 96),
        ["LA"] = (24, 104),
        ["TH"] = (14, 99.5),
        ["KH"] = (11.5, 105),
        ["VN"] = (15.5, 109),
        ["MY"] = (4.5, 101.5),
        ["SG"] = (0.5, 104.5),
        ["BN"] = (5, 114.5),
        ["ID"] = (-4.5, 112),
        ["PH"] = (12.5, 122),
        ["TL"] = (-8.5, 126),
        ["KR"] = (36.5, 127.5),
        ["JP"] = (36.5, 138),
        ["CN"] = (34, 108),
        ["TW"] = (23.5, 121),
        ["HK"] = (22, 114),
        ["MO"] = (22, 112.5),
        ["IN"] = (21, 79),
        ["LK"] = (7.5, 81),
        ["BD"] = (24, 90),
        ["NP"] = (28, 84),
        ["PK"] = (30, 70),
        ["AU"] = (-25, 134),
        ["NZ"] = (-41, 173),
        ["PG"] = (-6, 146),
        ["MN"] = (46, 104),
        ["FJ"] = (-17, 178),
    };

    /// <summary>Where a country lies on a plane whose units mean nothing, x to the east and y to the south; null where it is none of these.</summary>
    public static PicturePoint? Of(string country)
    {
        if (!Known.TryGetValue(country, out var place)) return null;
        var x = place.Longitude switch
        {
            < 95 => 95 - ((95 - place.Longitude) * 0.3),
            > 127 => 127 + ((place.Longitude - 127) * 0.25),
            var longitude => longitude,
        };
        var y = place.Latitude switch
        {
            > 21 => 21 + ((place.Latitude - 21) * 0.3),
            < -9 => -9 + ((place.Latitude + 9) * 0.2),
            var latitude => latitude,
        };
        return new(x, -y);
    }
}
