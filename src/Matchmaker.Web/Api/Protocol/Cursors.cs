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

    /// <summary>A cursor at a place of a list that several may share, which the key tells apart.</summary>
    public static string At(string list, long place, string key)
    {
        byte[] written = [.. BitConverter.GetBytes(place), .. Encoding.UTF8.GetBytes(key)];
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
        using var content = new BinaryReader(new MemoryStream(Open(list, cursor)));
        var place = content.ReadInt64();
        List<long> keys = [];
        while (content.BaseStream.Position < content.BaseStream.Length) keys.Add(content.Read7BitEncodedInt64());
        return (place, keys);
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

    /// <summary>One part of a list that is at hand as a whole: the latest first, and those of one moment by their keys. What comes in at the front moves nothing further back.</summary>
    /// <exception cref="ApiInputException">The cursor is not one of this list.</exception>
    public static Page<TItem> Latest<TRow, TItem>(string list, string? cursor, int limit, IEnumerable<TRow> rows, Func<TRow, DateTimeOffset> timeOf, Func<TRow, string> keyOf, Func<TRow, TItem> show)
    {
        var ordered = rows.Select(row => (Time: timeOf(row).UtcTicks, Key: keyOf(row), Row: row)).OrderByDescending(row => row.Time).ThenByDescending(row => row.Key, StringComparer.Ordinal);
        var rest = ordered.AsEnumerable();
        if (cursor is not null)
        {
            var last = Open(list, cursor);
            var (time, key) = (BitConverter.ToInt64(last), Encoding.UTF8.GetString(last.AsSpan(PlaceBytes)));
            rest = ordered.Where(row => row.Time < time || (row.Time == time && string.CompareOrdinal(row.Key, key) < 0));
        }

        var part = rest.Take(limit + 1).ToList();
        return new() { Items = [.. part.Take(limit).Select(row => show(row.Row))], NextCursor = part.Count > limit ? At(list, part[limit - 1].Time, part[limit - 1].Key) : null };
    }

    // What a cursor carries behind its check.
    private static byte[] Open(string list, string cursor) =>
        cursor.Length <= Longest && Base64Url.IsValid(cursor) && Base64Url.DecodeFromChars(cursor) is { Length: >= CheckBytes + PlaceBytes } bytes && bytes.AsSpan(0, CheckBytes).SequenceEqual(Check(list, bytes.AsSpan(CheckBytes)))
            ? bytes[CheckBytes..]
            : throw new ApiInputException("cursor", "is not one that this list gave. Leave it out to begin at the beginning; filters must stay the same from part to part.");

    private static byte[] Check(string list, ReadOnlySpan<byte> content)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(content);
        hash.AppendData(Encoding.UTF8.GetBytes(list));
        return hash.GetHashAndReset()[..CheckBytes];
    }
}
