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

    /// <summary>A cursor at a place of a list.</summary>
    /// <param name="list">The list with all its filters; the same again when the cursor comes back.</param>
    /// <param name="place">The key of the last one shown, or how many were.</param>
    public static string At(string list, long place)
    {
        Span<byte> bytes = stackalloc byte[PlaceBytes + CheckBytes];
        BitConverter.TryWriteBytes(bytes, place);
        Check(list, place, bytes[PlaceBytes..]);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>The place; null where no cursor was sent.</summary>
    /// <exception cref="ApiInputException">It is not a cursor of this list.</exception>
    public static long? Read(string list, string? cursor)
    {
        if (cursor is null) return null;
        Span<byte> bytes = stackalloc byte[PlaceBytes + CheckBytes];
        Span<byte> check = stackalloc byte[CheckBytes];
        if (cursor.Length == Base64Url.GetEncodedLength(bytes.Length) && Base64Url.IsValid(cursor) && Base64Url.TryDecodeFromChars(cursor, bytes, out var read) && read == bytes.Length)
        {
            var place = BitConverter.ToInt64(bytes);
            Check(list, place, check);
            if (check.SequenceEqual(bytes[PlaceBytes..])) return place;
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

    private static void Check(string list, long place, Span<byte> check)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{place}\n{list}")), hash);
        hash[..CheckBytes].CopyTo(check);
    }
}
