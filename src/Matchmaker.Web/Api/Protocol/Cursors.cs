using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Matchmaker.Web.Api.Protocol;

/// <summary>
/// Says where the next part of a list begins. Opaque: a cursor carries a short check over the list and its filters, so that one that was changed, or belongs to another question, is
/// refused instead of giving nonsense. It opens nothing that its bearer may not read anyway, so that a check is enough.
/// </summary>
internal static class Cursors
{
    private const int CheckBytes = 6;
    private const int PlaceBytes = 8;
    private const int Longest = 4_096;

    /// <summary>A cursor at a place of a list.</summary>
    /// <param name="list">The list with all its filters; the same again when the cursor comes back.</param>
    /// <param name="place">The key of the last one shown, or how many were.</param>
    public static string At(string list, long place) => At(list, place, []);

    /// <summary>A cursor that also tells whom the part before showed, for a list whose order changes.</summary>
    public static string At(string list, long place, IReadOnlyList<long> keys)
    {
        using var content = new MemoryStream();
        using var writer = new BinaryWriter(content);
        writer.Write(place);
        foreach (var key in keys) writer.Write7BitEncodedInt64(key);
        writer.Flush();
        var written = content.ToArray();
        return Base64Url.EncodeToString([.. Check(list, written), .. written]);
    }

    /// <summary>The place; null where no cursor was sent.</summary>
    /// <exception cref="ApiInputException">It is not a cursor of this list.</exception>
    public static long? Read(string list, string? cursor) => cursor is null ? null : ReadWithKeys(list, cursor).Place;

    /// <summary>The place and whom the part before showed; the beginning where no cursor was sent.</summary>
    /// <exception cref="ApiInputException">It is not a cursor of this list.</exception>
    public static (long Place, IReadOnlyList<long> Keys) ReadWithKeys(string list, string? cursor)
    {
        if (cursor is null) return (0, []);
        if (cursor.Length <= Longest && Base64Url.IsValid(cursor) && Base64Url.DecodeFromChars(cursor) is { Length: >= CheckBytes + PlaceBytes } bytes && bytes.AsSpan(0, CheckBytes).SequenceEqual(Check(list, bytes.AsSpan(CheckBytes))))
        {
            using var content = new BinaryReader(new MemoryStream(bytes, CheckBytes, bytes.Length - CheckBytes));
            var place = content.ReadInt64();
            List<long> keys = [];
            while (content.BaseStream.Position < content.BaseStream.Length) keys.Add(content.Read7BitEncodedInt64());
            return (place, keys);
        }

        throw new ApiInputException("cursor", "is not one that this list gave. Leave it out to begin at the beginning; filters must stay the same from part to part.");
    }

    /// <summary>How many to show: what was asked for within bounds.</summary>
    /// <exception cref="ApiInputException">It is out of bounds.</exception>
    public static int Limit(int? asked, int usual = 20, int most = 100) =>
        asked is null ? usual : asked >= 1 && asked <= most ? asked.Value : throw new ApiInputException("limit", string.Create(CultureInfo.InvariantCulture, $"must be between 1 and {most}."));

    /// <summary>One part of what was read, of which there is one more than was asked for where another part follows.</summary>
    public static Page<TItem> Page<TRow, TItem>(string list, IReadOnlyList<TRow> rows, int limit, Func<TRow, long> placeOf, Func<TRow, TItem> show) => new()
    {
        Items = [.. rows.Take(limit).Select(show)],
        NextCursor = rows.Count > limit ? At(list, placeOf(rows[limit - 1])) : null,
    };

    private static byte[] Check(string list, ReadOnlySpan<byte> content)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(content);
        hash.AppendData(Encoding.UTF8.GetBytes(list));
        return hash.GetHashAndReset()[..CheckBytes];
    }
}
