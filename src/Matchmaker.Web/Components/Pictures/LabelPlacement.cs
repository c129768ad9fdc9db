namespace Matchmaker.Web.Components.Pictures;

/// <summary>Finds room for the names in the picture of a network: no name covers another, nor a node. Those without room are shown when their node is pointed at.</summary>
public static class LabelPlacement
{
    private const double Line = 15;
    private const double Gap = 4;
    private const int Longest = 26;

    /// <summary>A spot for each node; null where there is no room.</summary>
    /// <param name="nodes">What is named, the most important first where room is scarce.</param>
    /// <param name="points">Where the nodes are, as parts of width and height.</param>
    /// <param name="width">Of the picture in pixels.</param>
    /// <param name="height">Of the picture in pixels.</param>
    /// <param name="most">How many names at the most.</param>
    public static LabelSpot?[] Choose(IReadOnlyList<PictureNode> nodes, IReadOnlyList<PicturePoint> points, double width, double height, int most)
    {
        var spots = new LabelSpot?[nodes.Count];
        var taken = nodes.Select((node, at) => Box.Around(points[at].X * width, points[at].Y * height, node.Size + 2, node.Size + 2)).ToList();
        var left = most;
        foreach (var at in Enumerable.Range(0, nodes.Count).OrderByDescending(at => nodes[at].IsCentre).ThenBy(at => at))
        {
            if (left == 0) break;
            var text = Shorten(nodes[at].Name);
            foreach (var (spot, box) in Candidates(text, nodes[at].Size, points[at].X * width, points[at].Y * height))
            {
                if (box.Left < 0 || box.Right > width || box.Top < 0 || box.Bottom > height || taken.Exists(box.Meets)) continue;
                (spots[at], left) = (spot, left - 1);
                taken.Add(box);
                break;
            }
        }

        return spots;
    }

    /// <summary>A name that fits beside a node, cut at a whole character.</summary>
    public static string Shorten(string name)
    {
        var elements = System.Globalization.StringInfo.ParseCombiningCharacters(name);
        return elements.Length <= Longest ? name : name[..elements[Longest - 1]].TrimEnd() + "…";
    }

    // Letters of Chinese, Japanese and Korean are about twice as wide.
    private static double Width(string text) => text.Sum(letter => letter >= '\u1100' && letter is not (>= '\u1E00' and <= '\u2BFF') ? 12.8 : char.IsUpper(letter) ? 8.8 : 7.2);

    private static IEnumerable<(LabelSpot Spot, Box Box)> Candidates(string text, double size, double x, double y)
    {
        var (width, away) = (Width(text), size + Gap);
        yield return (new(away, 4, "start", text), new(x + away, y - (Line / 2), x + away + width, y + (Line / 2)));
        yield return (new(-away, 4, "end", text), new(x - away - width, y - (Line / 2), x - away, y + (Line / 2)));
        yield return (new(0, away + 10, "middle", text), new(x - (width / 2), y + away - 2, x + (width / 2), y + away + Line - 2));
        yield return (new(0, -away - 1, "middle", text), new(x - (width / 2), y - away - Line + 2, x + (width / 2), y - away + 2));
    }

    private readonly record struct Box(double Left, double Top, double Right, double Bottom)
    {
        public static Box Around(double x, double y, double halfWidth, double halfHeight) => new(x - halfWidth, y - halfHeight, x + halfWidth, y + halfHeight);

        public bool Meets(Box other) => Left < other.Right && other.Left < Right && Top < other.Bottom && other.Top < Bottom;
    }
}
