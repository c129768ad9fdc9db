namespace Matchmaker.Web.Components.Pictures;

/// <summary>Where the bars of a time line are: one lane a kind, in it as many rows as it takes for no bar to cover another.</summary>
public sealed class TimeLineLayout
{
    /// <summary>What is so short that it would not be seen is drawn this long, as a part of the whole.</summary>
    private const double ShortestBar = 0.012;

    private TimeLineLayout(int from, int until, IReadOnlyList<Lane> lanes)
    {
        FirstYear = from;
        EndYear = until;
        Lanes = lanes;
    }

    /// <summary>A bar: which item, its row in its lane, where it begins and how long it is as parts of the width.</summary>
    public sealed record Bar(TimeLineItem Item, int Row, double Left, double Width);

    /// <summary>A lane with its bars.</summary>
    public sealed record Lane(string Name, int Rows, IReadOnlyList<Bar> Bars);

    public int FirstYear { get; }

    /// <summary>The first year after the last shown.</summary>
    public int EndYear { get; }

    public IReadOnlyList<Lane> Lanes { get; }

    /// <summary>The layout of what has a date; null where nothing has.</summary>
    public static TimeLineLayout? Of(IReadOnlyList<TimeLineItem> items, DateOnly today)
    {
        var dated = items.Where(item => item.Start is not null).ToList();
        if (dated.Count == 0) return null;
        var first = dated.Min(item => item.Start!.Value).Year;
        var end = Math.Max(first + 1, dated.Max(item => (item.End ?? item.Start)!.Value).Year + 1);
        var begin = new DateOnly(first, 1, 1).DayNumber;
        double days = new DateOnly(Math.Min(end, 9999), 1, 1).DayNumber - begin;
        double Part(DateOnly day) => (day.DayNumber - begin) / days;
        var lanes = dated.GroupBy(item => item.Lane).OrderByDescending(lane => lane.Count()).ThenBy(lane => lane.Key, StringComparer.Ordinal).Select(lane =>
        {
            var ends = new List<double>();
            var bars = new List<Bar>();
            foreach (var item in lane.OrderBy(item => item.Start).ThenByDescending(item => item.End ?? item.Start))
            {
                var left = Part(item.Start!.Value);
                var width = Math.Clamp(Part(item.End ?? Later(item.Start.Value, today)) - left, ShortestBar, 1);
                left = Math.Min(left, 1 - width);
                var row = ends.FindIndex(taken => taken <= left);
                if (row < 0) (row, ends) = (ends.Count, [.. ends, 0]);
                ends[row] = left + width + 0.004;
                bars.Add(new(item, row, left, width));
            }

            return new Lane(lane.Key, ends.Count, bars);
        }).ToList();
        return new(first, end, lanes);
    }

    // Without an end it is drawn as a short bar, not as one that lasts until today: nobody knows.
    private static DateOnly Later(DateOnly start, DateOnly today) => start > today ? start : start.AddDays(Math.Min(30, today.DayNumber - start.DayNumber));
}
