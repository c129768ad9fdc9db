using System.Text;

namespace Matchmaker.App.Importing.Files;

/// <summary>Tells by its first bytes what a file is that is not plain text, so that the message can name it.</summary>
internal static class FileSignature
{
    private static readonly (byte[] Start, string Name)[] Known =
    [
        ([0x89, (byte)'P', (byte)'N', (byte)'G'], "a PNG image"),
        ([0xFF, 0xD8, 0xFF], "a JPEG image"),
        ([.. "GIF8"u8], "a GIF image"),
        ([0x7F, (byte)'E', (byte)'L', (byte)'F'], "a Linux program (ELF)"),
        ([.. "MZ"u8, 0x90, 0x00], "a Windows program"),
        ([.. "SQLite format 3\0"u8], "a SQLite database (name it with --db if it is the registry)"),
        ([.. "%PDF"u8], "a PDF document"),
        ([(byte)'P', (byte)'K', 3, 4], "a ZIP archive or an Excel workbook (unpack it, or save the sheet as CSV UTF-8)"),
        ([0xD0, 0xCF, 0x11, 0xE0], "an old Excel or Word document (save the sheet as CSV UTF-8)"),
        ([0x28, 0xB5, 0x2F, 0xFD], "compressed with zstd (unpack it first; gzip is read directly)"),
        ([.. "BZh"u8], "compressed with bzip2 (unpack it first; gzip is read directly)"),
        ([0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z'], "compressed with xz (unpack it first; gzip is read directly)"),
        ([.. "PAR1"u8], "a Parquet file"),
    ];

    private static readonly string[] Html = ["<!doctype", "<html", "<?xml", "<head", "<svg"];

    /// <summary>Compressed with gzip.</summary>
    public static bool IsGzip(ReadOnlySpan<byte> head) => head.Length >= 3 && head[0] == 0x1F && head[1] == 0x8B && head[2] == 8;

    public static bool IsJson(ReadOnlySpan<byte> head) => TrimmedText(head) is ['[' or '{', ..];

    /// <summary>A name for what is certainly no table of text; null where it may be one.</summary>
    public static string? Describe(ReadOnlySpan<byte> head)
    {
        if (head.IsEmpty) return "empty";
        foreach (var (start, name) in Known)
            if (head.StartsWith(start)) return name;
        var text = TrimmedText(head);
        if (text.Length == 0) return "blank";
        return Array.Exists(Html, start => text.StartsWith(start, StringComparison.OrdinalIgnoreCase)) ? "a web page or XML" : null;
    }

    /// <summary>The UTF-16 or UTF-32 variant that the bytes show by their mark or by their zeros; null where they show none.</summary>
    public static string? WideEncoding(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE, 0, 0])) return "utf-32";
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE])) return "utf-16";
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])) return "utf-16BE";
        if (head.Length < 16) return null;
        var zeros = new int[2];
        for (var i = 0; i < head.Length; i++)
            if (head[i] == 0) zeros[i & 1]++;
        var half = head.Length / 2;
        if (zeros[1] > half * 0.6 && zeros[0] < half * 0.1) return "utf-16";
        return zeros[0] > half * 0.6 && zeros[1] < half * 0.1 ? "utf-16BE" : null;
    }

    private static string TrimmedText(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF])) head = head[3..];
        return Encoding.Latin1.GetString(head).TrimStart(' ', '\t', '\r', '\n');
    }
}
