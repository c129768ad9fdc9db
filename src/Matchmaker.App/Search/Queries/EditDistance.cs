namespace Matchmaker.App.Search.Queries;

/// <summary>How many letters have to be put in, left out, exchanged or swapped with their neighbour to make one word of another.</summary>
internal static class EditDistance
{
    /// <summary>The distance, or null where it is greater than the limit. At the cost of the shorter length times the limit.</summary>
    public static int? Within(string first, string second, int limit)
    {
        if (Math.Abs(first.Length - second.Length) > limit) return null;
        var width = second.Length + 1;
        Span<int> rows = width <= 128 ? stackalloc int[width * 3] : new int[width * 3];
        var before = rows[..width];
        var previous = rows.Slice(width, width);
        var current = rows.Slice(width * 2, width);
        for (var column = 0; column < width; column++) previous[column] = column;
        for (var row = 1; row <= first.Length; row++)
        {
            current[0] = row;
            var least = row;
            for (var column = 1; column < width; column++)
            {
                var isSame = first[row - 1] == second[column - 1];
                var distance = Math.Min(Math.Min(current[column - 1], previous[column]) + 1, previous[column - 1] + (isSame ? 0 : 1));
                if (row > 1 && column > 1 && first[row - 1] == second[column - 2] && first[row - 2] == second[column - 1])
                    distance = Math.Min(distance, before[column - 2] + 1);
                current[column] = distance;
                least = Math.Min(least, distance);
            }

            if (least > limit) return null;
            var spare = before;
            before = previous;
            previous = current;
            current = spare;
        }

        return previous[^1] <= limit ? previous[^1] : null;
    }
}
