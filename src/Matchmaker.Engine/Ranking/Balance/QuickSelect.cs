namespace Matchmaker.Engine.Ranking.Balance;

/// <summary>Hoare's selection: the n-th smallest without sorting.</summary>
internal static class QuickSelect
{
    /// <summary>The value that would stand at <paramref name="rank"/>, from 0, were the values sorted; they are reordered. O(n) expected; no value may be NaN.</summary>
    public static double Smallest(Span<double> values, int rank)
    {
        while (values.Length > 1)
        {
            var pivot = MedianOf(values[0], values[values.Length / 2], values[^1]);
            int low = 0, high = values.Length - 1;
            while (low <= high)
            {
                while (values[low] < pivot) low++;
                while (values[high] > pivot) high--;
                if (low > high) break;
                (values[low], values[high]) = (values[high], values[low]);
                low++;
                high--;
            }

            if (rank <= high)
            {
                values = values[..(high + 1)];
            }
            else if (rank >= low)
            {
                values = values[low..];
                rank -= low;
            }
            else
            {
                return pivot;
            }
        }

        return values[0];
    }

    private static double MedianOf(double a, double b, double c) => Math.Max(Math.Min(a, b), Math.Min(Math.Max(a, b), c));
}
