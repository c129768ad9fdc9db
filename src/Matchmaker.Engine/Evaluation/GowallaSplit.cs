using System.Globalization;
using Matchmaker.Engine.Numerics;

namespace Matchmaker.Engine.Evaluation;

/// <summary>
/// A fixed split of interactions of users with items, such as the Gowalla split on which the recommender literature compares matrix factorisation.
/// </summary>
/// <param name="Train">users × items, value 1 for each training interaction.</param>
/// <param name="Test">The same shape, for what is held out.</param>
public sealed record GowallaSplit(SparseRows Train, SparseRows Test)
{
    /// <summary>Reads both files: each line a user and the items it interacted with, as numbers from 0 separated by blanks.</summary>
    /// <exception cref="FormatException">A line holds something else; the message names the file's role and the line.</exception>
    public static GowallaSplit Read(TextReader train, TextReader test)
    {
        var trainPairs = new Pairs("train");
        var testPairs = new Pairs("test");
        trainPairs.Read(train);
        testPairs.Read(test);
        var users = Math.Max(trainPairs.UserCount, testPairs.UserCount);
        var items = Math.Max(trainPairs.ItemCount, testPairs.ItemCount);
        return new GowallaSplit(trainPairs.ToRows(users, items), testPairs.ToRows(users, items));
    }

    /// <summary>
    /// Splits the training part once more, to choose hyper-parameters without a look at the test part: of every user's interactions a random share, rounded down, is held out.
    /// </summary>
    /// <param name="share">Between 0 and 1.</param>
    /// <param name="seed">Seed of the choice.</param>
    public GowallaSplit ValidationSplit(double share, int seed)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(share);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(share, 1);
        var random = new Random(seed);
        var kept = new Pairs("train");
        var held = new Pairs("validation");
        for (var user = 0; user < Train.RowCount; user++)
        {
            var items = Train.RowColumns(user).ToArray();
            random.Shuffle(items);
            var heldCount = (int)(items.Length * share);
            for (var at = 0; at < items.Length; at++) (at < heldCount ? held : kept).Add(user, items[at]);
        }

        return new GowallaSplit(kept.ToRows(Train.RowCount, Train.ColumnCount), held.ToRows(Train.RowCount, Train.ColumnCount));
    }

    private sealed class Pairs(string role)
    {
        private readonly List<int> _users = [];
        private readonly List<int> _items = [];

        public int UserCount { get; private set; }

        public int ItemCount { get; private set; }

        public void Add(int user, int item)
        {
            _users.Add(user);
            _items.Add(item);
            UserCount = Math.Max(UserCount, user + 1);
            ItemCount = Math.Max(ItemCount, item + 1);
        }

        public void Read(TextReader reader)
        {
            for (var (number, line) = (1, reader.ReadLine()); line is not null; (number, line) = (number + 1, reader.ReadLine()))
            {
                var user = -1;
                foreach (var range in line.AsSpan().SplitAny(' ', '\t'))
                {
                    var field = line.AsSpan(range);
                    if (field.IsEmpty) continue;
                    if (!int.TryParse(field, NumberStyles.None, CultureInfo.InvariantCulture, out var index))
                        throw new FormatException($"Line {number} of the {role} file: \"{field}\" is not a number of a user or item.");
                    if (user < 0) user = index;
                    else Add(user, index);
                }

                UserCount = Math.Max(UserCount, user + 1);
            }
        }

        public SparseRows ToRows(int users, int items)
        {
            var values = new float[_users.Count];
            Array.Fill(values, 1);
            var rows = SparseRows.FromEntries(users, items, _users.ToArray(), _items.ToArray(), values);
            Array.Fill(rows.Values, 1); // a pair given twice is still one interaction
            return rows;
        }
    }
}
