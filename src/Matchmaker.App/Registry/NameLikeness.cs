namespace Matchmaker.App.Registry;

/// <summary>How alike two folded names are: the Dice coefficient of their pairs of neighbouring characters, 0 to 1. Spelling slips cost little.</summary>
public static class NameLikeness
{
    public static double Of(string first, string second)
    {
        if (first == second) return 1;
        var pairs = Count(first);
        var shared = 0;
        var total = first.Length + second.Length - 2;
        for (var at = 0; at + 1 < second.Length; at++)
        {
            var pair = (second[at], second[at + 1]);
            if (!pairs.TryGetValue(pair, out var left) || left == 0) continue;
            pairs[pair] = left - 1;
            shared++;
        }

        return total <= 0 ? 0 : 2.0 * shared / total;
    }

    private static Dictionary<(char First, char Second), int> Count(string name)
    {
        var pairs = new Dictionary<(char First, char Second), int>();
        for (var at = 0; at + 1 < name.Length; at++)
        {
            var pair = (name[at], name[at + 1]);
            pairs[pair] = pairs.GetValueOrDefault(pair) + 1;
        }

        return pairs;
    }
}
