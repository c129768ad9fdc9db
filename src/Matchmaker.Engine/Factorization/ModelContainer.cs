using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Matchmaker.Engine.Factorization;

/// <summary>
/// A versioned, checksummed container of named sections, each on a 64-byte boundary so that numbers can be used where they lie in a mapped file.
/// </summary>
/// <remarks>
/// Little-endian. Header of 64 bytes: "MMMODEL" and a zero byte; format version (4); byte-order mark 0x01020304 (4); number of sections (4); zero (4); length of the whole (8);
/// SHA-256 (32) of everything but itself. Then 64 bytes for each section: offset (8), length (8), name length (8), name (40). Then the sections, padded with zeros.
/// </remarks>
public sealed class ModelContainer
{
    /// <summary>Version of the format that this code writes, and the only one it reads.</summary>
    public const int FormatVersion = 1;

    private const int Alignment = 64;
    private const int HashOffset = 32;
    private const int MaxNameBytes = 40;
    private const uint ByteOrderMark = 0x01020304;
    private const string Remedy = "train again with `matchmaker train`";
    private readonly Dictionary<string, ReadOnlyMemory<byte>> _sections = new(StringComparer.Ordinal);

    private ModelContainer()
    {
    }

    private static ReadOnlySpan<byte> Magic => "MMMODEL\0"u8;

    /// <summary>Names of the sections.</summary>
    public IReadOnlyCollection<string> Names => _sections.Keys;

    /// <summary>Whether there is a section of that name.</summary>
    public bool Contains(string name) => _sections.ContainsKey(name);

    /// <summary>The bytes of a section, where they lie.</summary>
    /// <exception cref="ModelFormatException">There is none of that name.</exception>
    public ReadOnlyMemory<byte> Bytes(string name) => _sections.TryGetValue(name, out var bytes)
        ? bytes
        : throw new ModelFormatException(ModelDefect.MissingSection, $"The model has no section \"{name}\": {Remedy}.");

    /// <summary>A section as numbers, without copying; they are valid for as long as the bytes given to <see cref="Read"/> are.</summary>
    /// <exception cref="ModelFormatException">There is none of that name, or its length is not a whole number of elements.</exception>
    public ReadOnlyMemory<T> Numbers<T>(string name)
        where T : unmanaged
    {
        var bytes = Bytes(name);
        if (bytes.Length % Marshal.SizeOf<T>() != 0)
            throw new ModelFormatException(ModelDefect.Damaged, $"The model's section \"{name}\" is not a whole number of elements: {Remedy}.");
        return new ReinterpretedMemory<T>(bytes).Memory;
    }

    /// <summary>Writes sections in the order given. O(bytes); the hash is computed first, so the stream need not be seekable.</summary>
    /// <exception cref="ArgumentException">A name is empty, too long or given twice, or the whole exceeds 2 GB.</exception>
    public static void Write(Stream stream, IReadOnlyList<ModelSection> sections)
    {
        var head = Head(sections);
        using (var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256))
        {
            hash.AppendData(head, 0, HashOffset);
            hash.AppendData(head, Alignment, head.Length - Alignment);
            ForEachPiece(sections, hash.AppendData);
            hash.GetHashAndReset(head.AsSpan(HashOffset));
        }

        stream.Write(head);
        ForEachPiece(sections, stream.Write);
    }

    /// <summary>Checks and opens a container; its sections refer to <paramref name="whole"/>. O(bytes), once, for the checksum.</summary>
    /// <exception cref="ModelFormatException">It is not a model, of another version, truncated or damaged.</exception>
    public static ModelContainer Read(ReadOnlyMemory<byte> whole)
    {
        var bytes = whole.Span;
        if (bytes.Length < Magic.Length || !bytes[..Magic.Length].SequenceEqual(Magic))
            throw new ModelFormatException(ModelDefect.NotAModel, "This is not a Matchmaker model: give the path of one, or " + Remedy + ".");
        if (bytes.Length < Alignment) throw Truncated();
        var version = BinaryPrimitives.ReadInt32LittleEndian(bytes[8..]);
        if (version != FormatVersion)
            throw new ModelFormatException(ModelDefect.OtherVersion, $"The model is of format version {version}; this program reads version {FormatVersion}: {Remedy}.");
        if (!BitConverter.IsLittleEndian || BinaryPrimitives.ReadUInt32LittleEndian(bytes[12..]) != ByteOrderMark)
            throw new ModelFormatException(ModelDefect.OtherVersion, $"The model is of another byte order than this machine: {Remedy}.");
        var length = BinaryPrimitives.ReadInt64LittleEndian(bytes[24..]);
        if (bytes.Length < length) throw Truncated();
        if (bytes.Length > length) throw Damaged("it is longer than its header says");
        CheckHash(bytes);
        var container = new ModelContainer();
        container.ReadDirectory(whole);
        return container;
    }

    private static ModelFormatException Truncated() =>
        new(ModelDefect.Truncated, $"The model is truncated, it ends before its header says: copy it again, or {Remedy}.");

    private static ModelFormatException Damaged(string why) => new(ModelDefect.Damaged, $"The model is damaged, {why}: {Remedy}.");

    private static void CheckHash(ReadOnlySpan<byte> bytes)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(bytes[..HashOffset]);
        hash.AppendData(bytes[Alignment..]);
        Span<byte> actual = stackalloc byte[SHA256.HashSizeInBytes];
        hash.GetHashAndReset(actual);
        if (!actual.SequenceEqual(bytes[HashOffset..Alignment])) throw Damaged("its checksum differs");
    }

    private void ReadDirectory(ReadOnlyMemory<byte> whole)
    {
        var bytes = whole.Span;
        var count = BinaryPrimitives.ReadInt32LittleEndian(bytes[16..]);
        if (count < 0 || count > (bytes.Length / Alignment) - 1) throw Damaged("its directory does not fit into it");
        for (var at = 0; at < count; at++)
        {
            var entry = bytes.Slice(Alignment * (at + 1), Alignment);
            var offset = BinaryPrimitives.ReadInt64LittleEndian(entry);
            var length = BinaryPrimitives.ReadInt64LittleEndian(entry[8..]);
            var nameLength = BinaryPrimitives.ReadInt64LittleEndian(entry[16..]);
            if (offset < 0 || length < 0 || offset > bytes.Length - length || nameLength is < 1 or > MaxNameBytes) throw Damaged("a section lies outside it");
            var name = Encoding.UTF8.GetString(entry.Slice(24, (int)nameLength));
            if (!_sections.TryAdd(name, whole.Slice((int)offset, (int)length))) throw Damaged("a section occurs twice");
        }
    }

    private static byte[] Head(IReadOnlyList<ModelSection> sections)
    {
        var head = new byte[Alignment * (sections.Count + 1)];
        long offset = head.Length;
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var at = 0; at < sections.Count; at++)
        {
            var entry = head.AsSpan(Alignment * (at + 1), Alignment);
            var name = Encoding.UTF8.GetBytes(sections[at].Name);
            if (name.Length is < 1 or > MaxNameBytes || !names.Add(sections[at].Name))
                throw new ArgumentException($"The section name \"{sections[at].Name}\" must take 1 to {MaxNameBytes} bytes and occur once.", nameof(sections));
            BinaryPrimitives.WriteInt64LittleEndian(entry, offset);
            BinaryPrimitives.WriteInt64LittleEndian(entry[8..], sections[at].Bytes.Length);
            BinaryPrimitives.WriteInt64LittleEndian(entry[16..], name.Length);
            name.CopyTo(entry[24..]);
            offset += Padded(sections[at].Bytes.Length);
        }

        if (offset > int.MaxValue) throw new ArgumentException($"The model takes {offset} bytes; a file holds at most {int.MaxValue}: lower the rank.", nameof(sections));
        Magic.CopyTo(head);
        BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(8), FormatVersion);
        BinaryPrimitives.WriteUInt32LittleEndian(head.AsSpan(12), ByteOrderMark);
        BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(16), sections.Count);
        BinaryPrimitives.WriteInt64LittleEndian(head.AsSpan(24), offset);
        return head;
    }

    private static long Padded(long length) => (length + Alignment - 1) / Alignment * Alignment;

    private static void ForEachPiece(IReadOnlyList<ModelSection> sections, Action<ReadOnlySpan<byte>> use)
    {
        ReadOnlySpan<byte> zeros = stackalloc byte[Alignment];
        foreach (var section in sections)
        {
            use(section.Bytes.Span);
            use(zeros[..(int)(Padded(section.Bytes.Length) - section.Bytes.Length)]);
        }
    }
}
