using Matchmaker.Engine.Numerics;

namespace Matchmaker.Engine.Ranking;

/// <summary>
/// With which labels (countries, helixes) each actor works more than its like: ln of its own share of ties with a label, drawn towards the share that is usual for its own label,
/// over that usual share. Positive where it has a liking, 0 where nothing is known.
/// </summary>
internal sealed class HabitTable
{
    /// <summary>So many ties of the usual kind are added to each actor's own, and keep the ratio near 1 while it has few.</summary>
    private const float Prior = 5;

    private readonly SparseRows _times;
    private readonly int[] _degrees;
    private readonly int[] _labels;
    private readonly int _labelCount;
    private readonly float[] _usual;

    private HabitTable(SparseRows times, int[] degrees, int[] labels, int labelCount, float[] usual)
    {
        _times = times;
        _degrees = degrees;
        _labels = labels;
        _labelCount = labelCount;
        _usual = usual;
    }

    public int LabelCount => _labelCount;

    /// <summary>Actors × labels: how many partners of each label an actor has.</summary>
    public SparseRows Times => _times;

    /// <summary>O(ties + labels²).</summary>
    public static HabitTable Build(SparseRows ties, int[] labels)
    {
        var count = labels.Length == 0 ? 0 : labels.Max() + 1;
        var totals = new double[count];
        var observed = new double[count * count];
        var overall = new double[count];
        for (var actor = 0; actor < ties.RowCount; actor++)
        {
            foreach (var partner in ties.RowColumns(actor))
            {
                totals[labels[actor]]++;
                overall[labels[partner]]++;
                observed[(labels[actor] * count) + labels[partner]]++;
            }
        }

        // Labels with few ties lean on what is usual for everybody.
        var all = Math.Max(1, overall.Sum());
        var usual = new float[count * count];
        for (var pair = 0; pair < usual.Length; pair++)
        {
            var share = (overall[pair % count] + 1) / (all + count);
            usual[pair] = (float)((observed[pair] + (Prior * share)) / (totals[pair / count] + Prior));
        }

        return new(CountTimes(ties, labels, count), [.. Enumerable.Range(0, ties.RowCount).Select(ties.Degree)], labels, count, usual);
    }

    /// <summary>The habits of one actor towards every label; length <see cref="LabelCount"/>. O(labels).</summary>
    public void Read(int actor, Span<float> habits)
    {
        habits.Clear();
        var labels = _times.RowColumns(actor);
        var times = _times.RowValues(actor);
        for (var at = 0; at < labels.Length; at++) habits[labels[at]] = times[at];
        for (var label = 0; label < _labelCount; label++) habits[label] = Ratio(actor, label, habits[label], _degrees[actor]);
    }

    /// <summary>The habit of one actor towards one label. O(log labels).</summary>
    public float Of(int actor, int label) => Ratio(actor, label, _times[actor, label], _degrees[actor]);

    /// <summary>Actors × labels: how many partners of each label an actor has. O(ties).</summary>
    private static SparseRows CountTimes(SparseRows ties, int[] labels, int labelCount)
    {
        var starts = new int[ties.RowCount + 1];
        var columns = new List<int>();
        var values = new List<float>();
        var counts = new int[labelCount];
        for (var actor = 0; actor < ties.RowCount; actor++)
        {
            foreach (var partner in ties.RowColumns(actor)) counts[labels[partner]]++;
            for (var label = 0; label < labelCount; label++)
            {
                if (counts[label] == 0) continue;
                columns.Add(label);
                values.Add(counts[label]);
                counts[label] = 0;
            }

            starts[actor + 1] = columns.Count;
        }

        return new(labelCount, starts, [.. columns], [.. values]);
    }

    private float Ratio(int actor, int label, float times, int degree)
    {
        var usual = _usual[(_labels[actor] * _labelCount) + label];
        return MathF.Log((times + (Prior * usual)) / ((degree + Prior) * usual));
    }
}
