namespace Matchmaker.Web.Components.Pictures;

/// <summary>
/// Places the countries of a registry as circles: where they lie on the map, pushed apart where they would cover one another; countries that the map does not know stand
/// in rows below. The same every time.
/// </summary>
public static class RegionLayout
{
    private const double Gap = 24;
    private const double Edge = 26;
    private const double RowHeight = 74;
    private const int Steps = 400;

    /// <summary>The centre of each circle, in the units of width and height.</summary>
    /// <param name="countries">Codes.</param>
    /// <param name="radii">The circle of each.</param>
    /// <param name="width">Of the picture.</param>
    /// <param name="height">Of the picture.</param>
    public static PicturePoint[] Place(IReadOnlyList<string> countries, IReadOnlyList<double> radii, double width, double height)
    {
        var points = new PicturePoint[countries.Count];
        int[] known = [.. Enumerable.Range(0, countries.Count).Where(at => CountryPlaces.Of(countries[at]) is not null)];
        int[] others = [.. Enumerable.Range(0, countries.Count).Except(known)];
        var perRow = Math.Max(1, (int)((width - (2 * Edge)) / (2 * (radii.DefaultIfEmpty(1).Max() + Gap))));
        var rows = (others.Length + perRow - 1) / perRow;
        var rowHeight = known.Length == 0 ? height / Math.Max(1, rows) : Math.Min(RowHeight, height / 2 / Math.Max(1, rows));
        for (var at = 0; at < others.Length; at++)
        {
            var inRow = Math.Min(perRow, others.Length - (at / perRow * perRow));
            points[others[at]] = new(width * ((at % perRow) + 0.5) / inRow, height - (rowHeight * (rows - (at / perRow) - 0.5)));
        }

        PlaceKnown(countries, radii, known, points, width, height - (known.Length == 0 ? 0 : rowHeight * rows));
        return points;
    }

    private static void PlaceKnown(IReadOnlyList<string> countries, IReadOnlyList<double> radii, int[] known, PicturePoint[] points, double width, double height)
    {
        if (known.Length == 0) return;
        PicturePoint[] places = [.. known.Select(at => CountryPlaces.Of(countries[at])!.Value)];
        var (left, right, top, bottom) = (places.Min(p => p.X), places.Max(p => p.X), places.Min(p => p.Y), places.Max(p => p.Y));
        var most = radii.Max() + Edge;
        double Scale(double value, double from, double to, double length) => to - from < 1e-9 ? length / 2 : most + ((length - (2 * most)) * (value - from) / (to - from));
        for (var at = 0; at < known.Length; at++) points[known[at]] = new(Scale(places[at].X, left, right, width), Scale(places[at].Y, top, bottom, height));
        PushApart(radii, known, points, width, height);
    }

    private static void PushApart(IReadOnlyList<double> radii, int[] known, PicturePoint[] points, double width, double height)
    {
        for (var step = 0; step < Steps; step++)
        {
            var isDone = true;
            for (var one = 0; one < known.Length; one++)
            {
                for (var other = one + 1; other < known.Length; other++)
                {
                    var (a, b) = (known[one], known[other]);
                    var (apartX, apartY) = (points[a].X - points[b].X, points[a].Y - points[b].Y);
                    var distance = Math.Max(1e-6, Math.Sqrt((apartX * apartX) + (apartY * apartY)));
                    var least = radii[a] + radii[b] + Gap;
                    if (distance >= least) continue;
                    isDone = false;
                    var push = (least - distance) / distance / 2;
                    points[a] = Inside(points[a].X + (apartX * push), points[a].Y + (apartY * push) + 1e-3, radii[a], width, height);
                    points[b] = Inside(points[b].X - (apartX * push), points[b].Y - (apartY * push) - 1e-3, radii[b], width, height);
                }
            }

            if (isDone) return;
        }
    }

    private static PicturePoint Inside(double x, double y, double radius, double width, double height) =>
        new(Math.Clamp(x, radius + Edge, width - radius - Edge), Math.Clamp(y, radius + Edge, height - radius - Edge));
}
