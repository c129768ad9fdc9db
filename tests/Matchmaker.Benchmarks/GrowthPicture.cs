using System.Globalization;

namespace Matchmaker.Benchmarks;

/// <summary>Processor time an actor costs against the number of actors, both logarithmic: a line for each step, level where the cost does not grow. Readable on light and dark pages.</summary>
internal static class GrowthPicture
{
    private const double Left = 74, Top = 56, Width = 500, Height = 300;

    // Distinct in hue and in lightness, on white and on black; each line carries its name besides.
    private static readonly (string Light, string Dark, string Dash)[] Strokes =
    [
        ("#5b6770", "#a9b4bd", "2 4"), ("#0b6e99", "#58b7e0", ""), ("#8a5a00", "#e0aa4a", "7 4"), ("#b0304f", "#f08aa0", ""), ("#5a4fa2", "#b3a8f5", "7 4 2 4"), ("#1c7a43", "#6fcf97", ""),
    ];

    public static string Of(IReadOnlyList<GrowthRegistry> registries)
    {
        string[] names = [.. registries.SelectMany(one => one.Steps).Where(step => step.Failure is null).Select(step => step.Name).Distinct()];
        var lines = names.Select(name => (Name: name, Points: Points(registries, name))).ToArray();
        double[] costs = [.. lines.SelectMany(line => line.Points).Select(point => point.Cost)];
        var x = new Scale(registries[0].Actors, Math.Max(registries[^1].Actors, registries[0].Actors * 10), Left, Left + Width);
        var y = new Scale(Math.Pow(10, Math.Floor(Math.Log10(costs.Min()))), Math.Pow(10, Math.Ceiling(Math.Log10(costs.Max()))), Top + Height, Top);
        var svg = new List<string>();
        svg.Add("""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 720 420" role="img" aria-labelledby="title text" font-family="system-ui, sans-serif" font-size="13">""");
        svg.Add("<title id=\"title\">What an actor costs, by the number of actors</title>");
        svg.Add($"<desc id=\"text\">Milliseconds of a processor for each actor. {string.Join(" ", lines.Select(Spoken))}</desc>");
        svg.Add(Style());
        svg.Add("<rect class=\"page\" width=\"720\" height=\"420\"/>");
        svg.Add($"<text class=\"ink\" x=\"{Text(Left)}\" y=\"24\" font-size=\"16\" font-weight=\"600\">What an actor costs, by the number of actors</text>");
        svg.Add($"<text class=\"soft\" x=\"{Text(Left)}\" y=\"43\">ms of a processor an actor; for suggestions, ms of one asking. Level is as it should be.</text>");
        for (var cost = y.From; cost <= y.To * 1.001; cost *= 10)
        {
            svg.Add($"<line class=\"grid\" x1=\"{Text(Left)}\" x2=\"{Text(Left + Width)}\" y1=\"{Text(y.At(cost))}\" y2=\"{Text(y.At(cost))}\"/>");
            svg.Add($"<text class=\"soft\" x=\"{Text(Left - 10)}\" y=\"{Text(y.At(cost) + 4)}\" text-anchor=\"end\">{cost.ToString("0.####", CultureInfo.InvariantCulture)}</text>");
        }

        foreach (var registry in registries)
        {
            svg.Add($"<line class=\"grid\" x1=\"{Text(x.At(registry.Actors))}\" x2=\"{Text(x.At(registry.Actors))}\" y1=\"{Text(Top)}\" y2=\"{Text(Top + Height)}\"/>");
            svg.Add($"<text class=\"soft\" x=\"{Text(x.At(registry.Actors))}\" y=\"{Text(Top + Height + 22)}\" text-anchor=\"middle\">{registry.Actors.ToString("N0", CultureInfo.InvariantCulture)}</text>");
        }

        svg.Add($"<text class=\"soft\" x=\"{Text(Left + (Width / 2))}\" y=\"{Text(Top + Height + 46)}\" text-anchor=\"middle\">actors</text>");
        var labels = Apart([.. lines.Select(line => y.At(line.Points[^1].Cost))]);
        for (var at = 0; at < lines.Length; at++) Line(svg, at, lines[at].Name, lines[at].Points, labels[at], x, y);
        svg.Add("</svg>");
        return string.Join('\n', svg) + "\n";
    }

    private static (int Actors, double Cost)[] Points(IReadOnlyList<GrowthRegistry> registries, string name) =>
        [.. registries.SelectMany(one => one.Steps.Where(step => step.Name == name && step.Failure is null).Select(step => (one.Actors, step.MillisecondsAnActor(one.Actors))))];

    private static string Spoken((string Name, (int Actors, double Cost)[] Points) line) =>
        FormattableString.Invariant($"{line.Name}: {string.Join(", ", line.Points.Select(point => FormattableString.Invariant($"{point.Cost:0.###} at {point.Actors:N0}")))}.");

    private static void Line(List<string> svg, int at, string name, (int Actors, double Cost)[] points, double label, Scale x, Scale y)
    {
        var drawn = string.Join(" ", points.Select(point => $"{Text(x.At(point.Actors))},{Text(y.At(point.Cost))}"));
        svg.Add($"<polyline class=\"s{at % Strokes.Length}\" fill=\"none\" stroke-width=\"2\" points=\"{drawn}\"/>");
        foreach (var (actors, cost) in points) svg.Add($"<circle class=\"f{at % Strokes.Length}\" cx=\"{Text(x.At(actors))}\" cy=\"{Text(y.At(cost))}\" r=\"4\"/>");
        svg.Add($"<text class=\"f{at % Strokes.Length}\" x=\"{Text(x.At(points[^1].Actors) + 12)}\" y=\"{Text(label + 4)}\">{name}</text>");
    }

    // Names that would lie on one another move apart, from the top down.
    private static double[] Apart(double[] places)
    {
        var order = Enumerable.Range(0, places.Length).OrderBy(at => places[at]).ToArray();
        for (var at = 1; at < order.Length; at++) places[order[at]] = Math.Max(places[order[at]], places[order[at - 1]] + 17);
        return places;
    }

    private static string Style()
    {
        var light = string.Concat(Strokes.Select((stroke, at) => $".s{at}{{stroke:{stroke.Light};stroke-dasharray:{(stroke.Dash.Length > 0 ? stroke.Dash : "none")}}}.f{at}{{fill:{stroke.Light}}}"));
        var dark = string.Concat(Strokes.Select((stroke, at) => $".s{at}{{stroke:{stroke.Dark}}}.f{at}{{fill:{stroke.Dark}}}"));
        return $"<style>text{{paint-order:stroke;stroke-width:4px}}.page{{fill:#ffffff}}text{{stroke:#ffffff}}.ink{{fill:#1b1f23}}.soft{{fill:#57606a}}.grid{{stroke:#d0d7de}}{light}@media (prefers-color-scheme:dark){{.page{{fill:#0d1117}}text{{stroke:#0d1117}}.ink{{fill:#e6edf3}}.soft{{fill:#9da7b1}}.grid{{stroke:#30363d}}{dark}}}</style>";
    }

    private static string Text(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    // A logarithmic axis.
    private readonly record struct Scale(double From, double To, double Begin, double End)
    {
        public double At(double value) => Begin + ((End - Begin) * Math.Log(value / From) / Math.Log(To / From));
    }
}
