using System.Runtime.InteropServices;

namespace Matchmaker.App.Search.Sqlite;

/// <summary>What filters and facets need of every actor, in memory. Actors are numbered by slots, in ascending order of their keys.</summary>
internal sealed class ActorColumns
{
    private static readonly ActorAspect[] Aspects = Enum.GetValues<ActorAspect>();

    private readonly CodeColumn[] _columns;

    private ActorColumns(long[] ids, ulong[] fingerprints, CodeColumn[] columns)
    {
        Ids = ids;
        Fingerprints = fingerprints;
        _columns = columns;
        Everyone = new([.. Enumerable.Range(0, ids.Length)], new float[ids.Length]);
    }

    public int Count => Ids.Length;

    /// <summary>All actors, with no score.</summary>
    public Postings Everyone { get; }

    /// <summary>Keys by slot, ascending.</summary>
    public long[] Ids { get; }

    /// <summary>By slot, a digest of what the index holds of the actor.</summary>
    public ulong[] Fingerprints { get; }

    public CodeColumn this[ActorAspect aspect] => _columns[(int)aspect];

    public int SlotOf(long id) => Array.BinarySearch(Ids, id);

    public ActorRow Row(int slot) =>
        new(Ids[slot], Fingerprints[slot], [.. _columns.Select(column => column.Of(slot).ToArray().Select(label => column.Codes[label]).ToArray())]);

    /// <param name="rows">By ascending key.</param>
    public static ActorColumns Build(IReadOnlyList<ActorRow> rows) => new(
        [.. rows.Select(row => row.Id)],
        [.. rows.Select(row => row.Fingerprint)],
        [.. Aspects.Select(aspect => CodeColumn.Build([.. rows.Select(row => row.Codes[(int)aspect])]))]);

    public byte[] ToBytes()
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        writer.Write(Count);
        writer.Write(MemoryMarshal.AsBytes(Ids.AsSpan()));
        writer.Write(MemoryMarshal.AsBytes(Fingerprints.AsSpan()));
        foreach (var column in _columns) column.Write(writer);
        writer.Flush();
        return bytes.ToArray();
    }

    public static ActorColumns FromBytes(byte[] bytes)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes));
        var count = reader.ReadInt32();
        var (ids, fingerprints) = (new long[count], new ulong[count]);
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(ids.AsSpan()));
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(fingerprints.AsSpan()));
        return new(ids, fingerprints, [.. Aspects.Select(_ => CodeColumn.Read(reader, count))]);
    }
}
