using System.Collections.Concurrent;
using System.Runtime.InteropServices;

namespace Matchmaker.App.Search.Sqlite;

/// <summary>The codes of one aspect of every actor, by slot: sparse rows of labels.</summary>
internal sealed class CodeColumn
{
    private readonly int[] _starts;
    private readonly int[] _labels;
    private readonly Dictionary<string, int> _labelOf;
    private readonly ConcurrentDictionary<int, int[]> _slots = new();

    public CodeColumn(string[] codes, int[] starts, int[] labels)
    {
        Codes = codes;
        _starts = starts;
        _labels = labels;
        _labelOf = codes.Select((code, label) => (code, label)).ToDictionary(pair => pair.code, pair => pair.label, StringComparer.Ordinal);
    }

    /// <summary>The code of each label.</summary>
    public string[] Codes { get; }

    public ReadOnlySpan<int> Of(int slot) => _labels.AsSpan(_starts[slot].._starts[slot + 1]);

    /// <summary>A mark for each label that is among the codes.</summary>
    public bool[] Marks(IEnumerable<string> codes)
    {
        var marks = new bool[Codes.Length];
        foreach (var code in codes)
            if (_labelOf.TryGetValue(code, out var label)) marks[label] = true;
        return marks;
    }

    /// <summary>The slots that have a code, ascending; looked for once.</summary>
    public int[] Slots(string code) => _labelOf.TryGetValue(code, out var label) ? _slots.GetOrAdd(label, Find) : [];

    private int[] Find(int label)
    {
        var slots = new List<int>();
        for (var slot = 0; slot + 1 < _starts.Length; slot++)
            if (Of(slot).Contains(label)) slots.Add(slot);
        return [.. slots];
    }

    public static CodeColumn Build(IReadOnlyList<string[]> rows)
    {
        var labels = new Dictionary<string, int>(StringComparer.Ordinal);
        var starts = new int[rows.Count + 1];
        var all = new List<int>();
        for (var slot = 0; slot < rows.Count; slot++)
        {
            foreach (var code in rows[slot])
            {
                if (!labels.TryGetValue(code, out var label)) labels.Add(code, label = labels.Count);
                all.Add(label);
            }

            starts[slot + 1] = all.Count;
        }

        return new([.. labels.OrderBy(pair => pair.Value).Select(pair => pair.Key)], starts, [.. all]);
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write(Codes.Length);
        foreach (var code in Codes) writer.Write(code);
        writer.Write(_labels.Length);
        writer.Write(MemoryMarshal.AsBytes(_starts.AsSpan()));
        writer.Write(MemoryMarshal.AsBytes(_labels.AsSpan()));
    }

    public static CodeColumn Read(BinaryReader reader, int rows)
    {
        var codes = new string[reader.ReadInt32()];
        for (var label = 0; label < codes.Length; label++) codes[label] = reader.ReadString();
        var labels = new int[reader.ReadInt32()];
        var starts = new int[rows + 1];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(starts.AsSpan()));
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(labels.AsSpan()));
        return new(codes, starts, labels);
    }
}
