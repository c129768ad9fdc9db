using Matchmaker.App.Programmes.Timetables;

namespace Matchmaker.Web.Components.Programmes.Timetables;

/// <summary>A day of the grid while it is edited.</summary>
internal sealed class DayDraft
{
    public DateOnly Date { get; set; }

    public TimeOnly Start { get; set; }

    public TimeOnly End { get; set; }

    public int Minutes { get; set; }

    public int Gap { get; set; }

    public string Breaks { get; set; } = "";

    public int Tables { get; set; }

    public static DayDraft Of(ForumDay day) => new()
    {
        Date = day.Date,
        Start = day.Start,
        End = day.End,
        Minutes = day.Minutes,
        Gap = day.Gap,
        Breaks = string.Join("; ", day.Breaks.Select(pause => FormattableString.Invariant($"{pause.From:HH:mm}-{pause.Until:HH:mm}"))),
        Tables = day.Tables,
    };

    /// <summary>The day; null where the breaks are not written as such.</summary>
    public ForumDay? Read()
    {
        List<ForumPause> breaks = [];
        foreach (var part in Breaks.Split([';', ',', '|'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (part.Replace('–', '-').Split('-', StringSplitOptions.TrimEntries) is not [var from, var until] || !TimeOnly.TryParse(from, out var start) || !TimeOnly.TryParse(until, out var end)) return null;
            breaks.Add(new(start, end));
        }

        return new() { Date = Date, Start = Start, End = End, Minutes = Minutes, Gap = Gap, Breaks = breaks, Tables = Tables };
    }
}
