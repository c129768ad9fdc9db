namespace Matchmaker.Web.Components.Pictures;

/// <summary>
/// Places the nodes of a network so that tied ones are near one another: springs along ties and repulsion between all (Fruchterman and Reingold 1991), with a pull to
/// the middle for parts that hang together with nothing. Who is tied to nobody stands in rows below. No chance in it: the same network is always drawn the same. O(nodes² × steps).
/// </summary>
public static class ForceLayout
{
    private const int Steps = 260;
    private const double Margin = 0.05;
    private const int PerRow = 8;
    private const double RowShare = 0.075;

    /// <summary>One place a node, as parts of width and height.</summary>
    /// <param name="count">How many nodes.</param>
    /// <param name="edges">Their ties.</param>
    /// <param name="aspect">Width over height of the picture.</param>
    public static PicturePoint[] Place(int count, IReadOnlyList<PictureEdge> edges, double aspect = 1.6)
    {
        if (count == 0) return [];
        var isTied = new bool[count];
        foreach (var edge in edges) isTied[edge.From] = isTied[edge.To] = true;
        int[] tied = [.. Enumerable.Range(0, count).Where(node => isTied[node])];
        int[] apart = [.. Enumerable.Range(0, count).Where(node => !isTied[node])];
        var rows = (apart.Length + PerRow - 1) / PerRow;
        var share = tied.Length == 0 ? 0 : 1 - Math.Min(0.45, rows * RowShare);
        var points = new PicturePoint[count];
        var placeOf = new int[count];
        for (var at = 0; at < tied.Length; at++) placeOf[tied[at]] = at;
        var inner = PlaceTied(tied.Length, [.. edges.Select(edge => edge with { From = placeOf[edge.From], To = placeOf[edge.To] })], aspect / Math.Max(share, 0.1));
        for (var at = 0; at < tied.Length; at++) points[tied[at]] = new(inner[at].X, inner[at].Y * share);
        for (var at = 0; at < apart.Length; at++)
        {
            var inRow = Math.Min(PerRow, apart.Length - (at / PerRow * PerRow));
            points[apart[at]] = new(((at % PerRow) + 0.5) / inRow, share + ((1 - share) * ((at / PerRow) + 0.5) / rows));
        }

        return points;
    }

    private static PicturePoint[] PlaceTied(int count, IReadOnlyList<PictureEdge> edges, double aspect)
    {
        if (count == 0) return [];
        var (x, y) = Begin(count);
        var (dx, dy) = (new double[count], new double[count]);
        var ideal = 1 / Math.Sqrt(count);
        var strongest = edges.Select(edge => edge.Weight).DefaultIfEmpty(1).Max();
        for (var step = 0; step < Steps; step++)
        {
            Array.Clear(dx);
            Array.Clear(dy);
            Repel(x, y, dx, dy, ideal);
            foreach (var edge in edges) Attract(edge, strongest, x, y, dx, dy, ideal);
            var reach = 0.12 * (1 - ((double)step / Steps));
            for (var node = 0; node < count; node++)
            {
                dx[node] -= x[node] * 0.9 * ideal;
                dy[node] -= y[node] * 0.9 * ideal;
                var length = Math.Max(1e-9, Math.Sqrt((dx[node] * dx[node]) + (dy[node] * dy[node])));
                var move = Math.Min(length, reach) / length;
                x[node] += dx[node] * move;
                y[node] += dy[node] * move;
            }
        }

        return Spread(Fit(x, y), aspect);
    }

    // Along a spiral of golden angles: evenly spread, and nobody on the same spot.
    private static (double[] X, double[] Y) Begin(int count)
    {
        var (x, y) = (new double[count], new double[count]);
        for (var node = 0; node < count; node++)
        {
            var (angle, radius) = (node * 2.399963229728653, 0.5 * Math.Sqrt((node + 0.5) / count));
            (x[node], y[node]) = (radius * Math.Cos(angle), radius * Math.Sin(angle));
        }

        return (x, y);
    }

    private static void Repel(double[] x, double[] y, double[] dx, double[] dy, double ideal)
    {
        for (var one = 0; one < x.Length; one++)
        {
            for (var other = one + 1; other < x.Length; other++)
            {
                var (apartX, apartY) = (x[one] - x[other], y[one] - y[other]);
                var square = Math.Max(1e-6, (apartX * apartX) + (apartY * apartY));
                var force = 0.35 * ideal * ideal / square;
                dx[one] += apartX * force;
                dy[one] += apartY * force;
                dx[other] -= apartX * force;
                dy[other] -= apartY * force;
            }
        }
    }

    private static void Attract(PictureEdge edge, double strongest, double[] x, double[] y, double[] dx, double[] dy, double ideal)
    {
        var (apartX, apartY) = (x[edge.From] - x[edge.To], y[edge.From] - y[edge.To]);
        var force = Math.Sqrt((apartX * apartX) + (apartY * apartY)) / ideal * (0.3 + (0.4 * Math.Sqrt(edge.Weight / strongest)));
        dx[edge.From] -= apartX * force;
        dy[edge.From] -= apartY * force;
        dx[edge.To] += apartX * force;
        dy[edge.To] += apartY * force;
    }

    private static PicturePoint[] Fit(double[] x, double[] y)
    {
        var (left, right, top, bottom) = (x.Min(), x.Max(), y.Min(), y.Max());
        double Scale(double value, double from, double to) => to - from < 1e-9 ? 0.5 : Margin + ((1 - (2 * Margin)) * (value - from) / (to - from));
        return [.. x.Select((_, node) => new PicturePoint(Scale(x[node], left, right), Scale(y[node], top, bottom)))];
    }

    /// <summary>Pushes apart those that would cover one another.</summary>
    private static PicturePoint[] Spread(PicturePoint[] points, double aspect)
    {
        var least = Math.Min(0.05, 0.6 / Math.Sqrt(points.Length));
        for (var step = 0; step < 80; step++)
        {
            var isDone = true;
            for (var one = 0; one < points.Length; one++)
            {
                for (var other = one + 1; other < points.Length; other++)
                {
                    var (apartX, apartY) = ((points[one].X - points[other].X) * aspect, points[one].Y - points[other].Y);
                    var distance = Math.Sqrt((apartX * apartX) + (apartY * apartY));
                    if (distance >= least) continue;
                    isDone = false;
                    if (distance < 1e-9) (apartX, apartY, distance) = (1e-4 * (one + 1), 1e-4 * (other + 1), 1e-4 * Math.Sqrt(((one + 1d) * (one + 1)) + ((other + 1d) * (other + 1))));
                    var push = (least - distance) / distance / 2;
                    points[one] = Inside(points[one].X + (apartX * push / aspect), points[one].Y + (apartY * push));
                    points[other] = Inside(points[other].X - (apartX * push / aspect), points[other].Y - (apartY * push));
                }
            }

            if (isDone) break;
        }

        return points;
    }

    private static PicturePoint Inside(double x, double y) => new(Math.Clamp(x, Margin, 1 - Margin), Math.Clamp(y, Margin, 1 - Margin));
}
