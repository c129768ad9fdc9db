using System.Globalization;
using Matchmaker.App.Registry;

namespace Matchmaker.Web.Components.Pictures;

/// <summary>The mark of each helix: a shape of its own beside its colour, for who cannot tell the colours apart.</summary>
public static class HelixShape
{
    private static readonly (double X, double Y)[] Square = [(-.84, -.84), (.84, -.84), (.84, .84), (-.84, .84)];
    private static readonly (double X, double Y)[] Triangle = [(0, -1.05), (1.02, .74), (-1.02, .74)];
    private static readonly (double X, double Y)[] Hexagon = [(0, -1), (.87, -.5), (.87, .5), (0, 1), (-.87, .5), (-.87, -.5)];
    private static readonly (double X, double Y)[] Diamond = [(0, -1.12), (1.12, 0), (0, 1.12), (-1.12, 0)];
    private static readonly (double X, double Y)[] Cross =
        [(-.4, -1), (.4, -1), (.4, -.4), (1, -.4), (1, .4), (.4, .4), (.4, 1), (-.4, 1), (-.4, .4), (-1, .4), (-1, -.4), (-.4, -.4)];

    /// <summary>The shape as the <c>d</c> of an SVG path.</summary>
    /// <param name="helix">Whose.</param>
    /// <param name="x">Its centre.</param>
    /// <param name="y">Its centre.</param>
    /// <param name="radius">Half its size.</param>
    public static string Path(Helix helix, double x, double y, double radius) => helix switch
    {
        Helix.Government => Polygon(Square, x, y, radius),
        Helix.Academia => Polygon(Triangle, x, y, radius),
        Helix.Industry => Polygon(Hexagon, x, y, radius),
        Helix.Media => Polygon(Diamond, x, y, radius),
        Helix.Technology => Polygon(Cross, x, y, radius),
        _ => $"M{Text(x - radius)} {Text(y)}a{Text(radius)} {Text(radius)} 0 1 0 {Text(2 * radius)} 0a{Text(radius)} {Text(radius)} 0 1 0 {Text(-2 * radius)} 0Z",
    };

    /// <summary>The class that gives an element the helix's colour as <c>--mm-helix</c>.</summary>
    public static string Class(Helix helix) => "mm-helix-" + App.Search.AspectCodes.Spell(helix);

    /// <summary>A number as SVG wants it.</summary>
    public static string Text(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);

    private static string Polygon((double X, double Y)[] corners, double x, double y, double radius) =>
        "M" + string.Join('L', corners.Select(corner => $"{Text(x + (corner.X * radius))} {Text(y + (corner.Y * radius))}")) + "Z";
}
