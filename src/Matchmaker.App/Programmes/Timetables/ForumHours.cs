using System.Globalization;

namespace Matchmaker.App.Programmes.Timetables;

/// <summary>Some of a forum's time: hours of every day or of one (<c>09:00-12:00</c>, <c>2026-11-24 13:00-</c>), a whole day (<c>2026-11-24</c>), or slots by number (<c>#3</c>, <c>#3-#6</c>).</summary>
public sealed record ForumHours
{
    /// <summary>How to write them, for messages.</summary>
    public const string Hint = "Write hours such as 09:00-12:00, a day such as 2026-11-24, both, or slots such as #3 or #3-#6.";

    private DateOnly? _date;
    private TimeSpan _from = TimeSpan.Zero;
    private TimeSpan _until = TimeSpan.FromDays(1);
    private (int First, int Last)? _slots;

    private ForumHours()
    {
    }

    /// <summary>Null where the text is none.</summary>
    public static ForumHours? Parse(string text)
    {
        var rest = text.Trim().Replace('–', '-');
        if (rest.StartsWith('#')) return ParseSlots(rest);
        var hours = new ForumHours();
        if (rest.Length >= 10 && DateOnly.TryParseExact(rest[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            (hours._date, rest) = (date, rest[10..].TrimStart(' ', 'T'));
            if (rest.Length == 0) return hours;
        }

        if (rest.Split('-') is not [var from, var until] || (from.Trim().Length == 0 && until.Trim().Length == 0)) return null;
        if (from.Trim().Length > 0)
        {
            if (!TryTime(from, out var time)) return null;
            hours._from = time;
        }

        if (until.Trim().Length > 0)
        {
            if (!TryTime(until, out var time)) return null;
            hours._until = time;
        }

        return hours._from < hours._until ? hours : null;
    }

    /// <summary>Whether the slot lies wholly within.</summary>
    public bool Holds(ForumSlot slot) =>
        _slots is { } slots ? slot.Number >= slots.First && slot.Number <= slots.Last : IsOn(slot) && slot.Start.TimeOfDay >= _from && End(slot) <= _until;

    /// <summary>Whether any of the slot lies within.</summary>
    public bool Touches(ForumSlot slot) =>
        _slots is { } slots ? slot.Number >= slots.First && slot.Number <= slots.Last : IsOn(slot) && slot.Start.TimeOfDay < _until && End(slot) > _from;

    private bool IsOn(ForumSlot slot) => _date is null || DateOnly.FromDateTime(slot.Start.DateTime) == _date;

    private static TimeSpan End(ForumSlot slot) => slot.Start.TimeOfDay + (slot.End - slot.Start);

    private static bool TryTime(string text, out TimeSpan time)
    {
        time = TimeSpan.FromDays(1);
        if (text.Trim() == "24:00") return true;
        var known = TimeOnly.TryParseExact(text.Trim(), ["H:mm", "HH:mm", "HHmm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var parsed);
        time = parsed.ToTimeSpan();
        return known;
    }

    private static ForumHours? ParseSlots(string text)
    {
        var parts = text.Split('-', StringSplitOptions.TrimEntries);
        if (parts.Length > 2) return null;
        int[] numbers = [.. parts.Select(part => int.TryParse(part.TrimStart('#'), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1)];
        return numbers[0] >= 1 && numbers[^1] >= numbers[0] ? new() { _slots = (numbers[0], numbers[^1]) } : null;
    }
}
