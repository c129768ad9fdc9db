using Matchmaker.App.Matching;

namespace Matchmaker.App.Balance;

/// <summary>Counts what became of actors, in all groups that each is in.</summary>
internal sealed class OutcomeTally(IReadOnlyList<OutcomeActor> actors)
{
    private static readonly string[] Attributes = [.. BalanceAttributes.Names, BalanceDesk.Ownership];

    private readonly Dictionary<long, OutcomeActor> _actors = actors.ToDictionary(actor => actor.Id);
    private readonly Dictionary<(long Actor, int Column), int> _counts = [];
    private readonly Dictionary<(string From, string To), int> _asks = [];

    public void Shown(long actorId, int times) => Count(actorId, 0, times);

    public void Asked(long from, long to)
    {
        Count(to, 1);
        Count(from, 3);
        if (!_actors.TryGetValue(from, out var asking) || !_actors.TryGetValue(to, out var asked)) return;
        _asks[(asking.Country, asked.Country)] = _asks.GetValueOrDefault((asking.Country, asked.Country)) + 1;
    }

    public void Accepted(long from, long to)
    {
        Count(to, 2);
        Count(from, 4);
    }

    public OutcomeReport Report(DateOnly? from, DateOnly? until)
    {
        var groups = new Dictionary<(string Attribute, string Label), int[]>();
        var total = new int[6];
        foreach (var actor in actors)
        {
            int[] own = [_counts.GetValueOrDefault((actor.Id, 0)), _counts.GetValueOrDefault((actor.Id, 1)), _counts.GetValueOrDefault((actor.Id, 2)), _counts.GetValueOrDefault((actor.Id, 3)), _counts.GetValueOrDefault((actor.Id, 4))];
            Add(total, own);
            foreach (var group in BalanceDesk.GroupsOf(actor.Country, actor.Helix, actor.Size, actor.Ownership))
            {
                if (!groups.TryGetValue(group, out var sums)) groups[group] = sums = new int[6];
                Add(sums, own);
            }
        }

        var lines = groups.OrderBy(group => Array.IndexOf(Attributes, group.Key.Attribute)).ThenBy(group => group.Key.Label, StringComparer.Ordinal).Select(group => Line(group.Key.Attribute, group.Key.Label, group.Value));
        return new(from, until, Line("", "", total), [.. lines], _asks);

        static void Add(int[] sums, int[] own)
        {
            sums[5]++;
            for (var column = 0; column < own.Length; column++) sums[column] += own[column];
        }
    }

    private static OutcomeLine Line(string attribute, string label, int[] sums) => new(attribute, label, sums[5], sums[0], sums[1], sums[2], sums[3], sums[4]);

    private void Count(long actorId, int column, int times = 1) => _counts[(actorId, column)] = _counts.GetValueOrDefault((actorId, column)) + times;
}
