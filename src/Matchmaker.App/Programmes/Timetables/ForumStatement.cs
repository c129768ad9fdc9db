using Matchmaker.App.Programmes.Given;
using Matchmaker.Engine.Programmes.Timetables;

namespace Matchmaker.App.Programmes.Timetables;

/// <summary>States a forum as the Engine's problem. Participants and slots keep their order.</summary>
internal sealed class ForumStatement
{
    private readonly Dictionary<string, int> _indexes;
    private readonly double _bestFit;

    /// <exception cref="GivenException">The forum contradicts itself.</exception>
    public ForumStatement(Forum forum)
    {
        GivenException.ThrowIfAny(ForumCheck.Of(forum));
        (Forum, Slots) = (forum, forum.Grid.Slots());
        _indexes = forum.Participants.Index().ToDictionary(one => one.Item.Id, one => one.Index);
        var count = forum.Participants.Count;
        OpenTables = [.. Slots.Select(slot => TablesOf(forum, slot))];
        Wishes = new bool[count * count];
        foreach (var fit in forum.Fits ?? [])
            if (fit > _bestFit) _bestFit = fit;
        var avoids = new bool[count * count];
        foreach (var (at, one) in forum.Participants.Index())
        {
            foreach (var wish in one.Wishes)
                if (_indexes.TryGetValue(wish, out var other) && other != at) Wishes[(at * count) + other] = true;
            foreach (var wish in one.Avoid)
                if (_indexes.TryGetValue(wish, out var other)) avoids[(at * count) + other] = avoids[(other * count) + at] = true;
        }

        foreach (var pair in forum.Pairs.Where(pair => pair.Rule == ForumPairRule.Forbid))
        {
            var (a, b) = (_indexes[pair.A], _indexes[pair.B]);
            avoids[(a * count) + b] = avoids[(b * count) + a] = true;
        }

        var locked = forum.Pairs.Where(pair => pair.Rule == ForumPairRule.Lock).Select(pair => Meeting.Of(_indexes[pair.A], _indexes[pair.B], (pair.Slot ?? 0) - 1)).DistinctBy(meeting => meeting.Pair).ToList();
        var scores = new double[count * count];
        for (var one = 0; one < count; one++)
        {
            for (var other = one + 1; other < count; other++)
            {
                var score = avoids[(one * count) + other] ? double.NaN : Score(one, other);
                scores[(one * count) + other] = scores[(other * count) + one] = score;
            }
        }

        bool[] there = [.. forum.Participants.SelectMany(one => SlotsOf(forum, one, Slots))];
        int[] least = [.. forum.Participants.Select(one => one.Least ?? Math.Min(forum.Settings.Least, one.Most ?? int.MaxValue))];
        int[] most = [.. forum.Participants.Select(one => one.Most ?? Math.Max(forum.Settings.Most, one.Least ?? 0))];
        Problem = new([.. OpenTables.Select(tables => tables.Count)], there, scores, least, most, locked);
    }

    public Forum Forum { get; }

    public TimetableProblem Problem { get; }

    public IReadOnlyList<ForumSlot> Slots { get; }

    /// <summary>For each slot, the tables that can be used, from 1.</summary>
    public IReadOnlyList<IReadOnlyList<int>> OpenTables { get; }

    /// <summary>participants × participants.</summary>
    public bool[] Wishes { get; }

    /// <summary>-1 for nobody.</summary>
    public int IndexOf(string id) => _indexes.GetValueOrDefault(id, -1);

    public ForumWish WishOf(int one, int other) => (Wishes[(one * Forum.Participants.Count) + other], Wishes[(other * Forum.Participants.Count) + one]) switch
    {
        (true, true) => ForumWish.Both,
        (false, false) => ForumWish.Nobody,
        _ => ForumWish.One,
    };

    /// <summary>In which slots a participant is there, mishaps counted.</summary>
    public static bool[] SlotsOf(Forum forum, ForumParticipant one, IReadOnlyList<ForumSlot> slots)
    {
        var (available, away) = (one.Available.Select(ForumHours.Parse).OfType<ForumHours>().ToList(), one.Away.Select(ForumHours.Parse).OfType<ForumHours>().ToList());
        return [.. slots.Select(slot => (available.Count == 0 || available.Exists(hours => hours.Holds(slot))) && !away.Exists(hours => hours.Touches(slot)) && !forum.Mishaps.Any(mishap => mishap.TakesAway(one.Id, slot.Number)))];
    }

    /// <summary>Which tables can be used in a slot, mishaps counted.</summary>
    public static IReadOnlyList<int> TablesOf(Forum forum, ForumSlot slot) => [.. Enumerable.Range(1, slot.Tables).Where(table => !forum.Mishaps.Any(mishap => mishap.Closes(table, slot.Number)))];

    // Half a wish from each side, and how well they fit beside the two of the forum that fit best; where nothing is known of fits, wishes alone.
    private double Score(int one, int other)
    {
        var count = Forum.Participants.Count;
        var wish = WishOf(one, other) switch { ForumWish.Both => 1, ForumWish.One => 0.5, _ => 0.0 };
        if (Forum.Fits is not { } fits) return wish;
        var fit = _bestFit > 0 ? fits[(one * count) + other] / _bestFit : fits[(one * count) + other];
        return double.IsNaN(fit) ? double.NaN : (Forum.Settings.WishPart * wish) + ((1 - Forum.Settings.WishPart) * fit);
    }
}
