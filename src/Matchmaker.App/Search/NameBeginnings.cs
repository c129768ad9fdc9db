using Matchmaker.App.Registry;

namespace Matchmaker.App.Search;

/// <summary>How names are found by what somebody has typed of them so far.</summary>
internal static class NameBeginnings
{
    /// <summary>Rank of a name's beginning.</summary>
    public const int Whole = 0;

    /// <summary>Rank of the beginning of one of its later words.</summary>
    public const int Within = 1;

    private const int MostStarts = 8;

    /// <summary>The name as a whole, and from each of its words on: folded, with their ranks.</summary>
    public static IEnumerable<(string Key, int Rank)> Of(string name)
    {
        var key = NameNormaliser.Normalise(name);
        for (var (at, start) = (0, 0); at < MostStarts && start >= 0 && start < key.Length; at++)
        {
            yield return (key[start..], at == 0 ? Whole : Within);
            var space = key.IndexOf(' ', start);
            start = space < 0 ? -1 : space + 1;
        }
    }

    /// <summary>Names that go on from what was typed; those that begin with it as a whole come first.</summary>
    /// <param name="typed">As it was typed.</param>
    /// <param name="most">How many at the most.</param>
    /// <param name="from">Gives the names by a folded beginning, their rank and number.</param>
    public static IReadOnlyList<Completion> Complete(string typed, int most, Func<string, int, int, IReadOnlyList<Completion>> from)
    {
        var beginning = NameNormaliser.Normalise(typed);
        if (beginning.Length == 0) return [];
        var whole = from(beginning, Whole, most);
        return whole.Count >= most ? whole : [.. whole.Concat(from(beginning, Within, most)).DistinctBy(name => name.ActorId).Take(most)];
    }
}
