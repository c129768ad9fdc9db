using System.Text;
using System.Text.Unicode;
using Matchmaker.App.Importing.Files;

namespace Matchmaker.App.Programmes.Mentoring;

/// <summary>Reads the bytes of a file as text: UTF-8, UTF-16 by its mark or its zeros, and else as Windows-1252, of which a remark tells.</summary>
internal static class RoundText
{
    private const int HeadLength = 4096;

    /// <summary>The text; null where it is none, of which an issue tells.</summary>
    public static string? Read(MentoringFile file, List<MentoringIssue> issues)
    {
        var head = file.Content.AsSpan(0, Math.Min(HeadLength, file.Content.Length));
        var wide = FileSignature.WideEncoding(head);
        if (wide is null && FileSignature.Describe(head) is { } what)
        {
            issues.Add(new(file.Name, null, what is "empty" or "blank" ? $"the file is {what}. Its first line names the columns, such as id,name,topics,languages." : $"the file is {what}; a table of text (CSV) or JSON is needed. Save the sheet as CSV UTF-8.", true));
            return null;
        }

        if (wide is not null) return Encoding.GetEncoding(wide).GetString(file.Content).TrimStart('\uFEFF');
        if (Utf8.IsValid(file.Content)) return Known(file, Encoding.UTF8.GetString(file.Content).TrimStart('\uFEFF'), issues);
        issues.Add(new(file.Name, null, $"the text is not UTF-8 (byte 0x{FirstBad(file.Content):X2} in line {LineOfBad(file.Content)}); it was read as Windows-1252. Look whether the names are right; if not, save it as \"CSV UTF-8\" and give it again.", false));
        return Known(file, CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(file.Content), issues);
    }

    private static string? Known(MentoringFile file, string text, List<MentoringIssue> issues)
    {
        var bad = text.IndexOf('\0');
        if (bad < 0) return text;
        issues.Add(new($"{file.Name}, line {1 + text.AsSpan(0, bad).Count('\n')}", null, "holds a zero byte, which no text does. Save the file as CSV UTF-8.", true));
        return null;
    }

    private static int Bad(ReadOnlySpan<byte> bytes)
    {
        for (var at = 0; at < bytes.Length;)
        {
            if (Rune.DecodeFromUtf8(bytes[at..], out _, out var length) != System.Buffers.OperationStatus.Done) return at;
            at += length;
        }

        return -1;
    }

    private static byte FirstBad(byte[] bytes) => bytes[Bad(bytes)];

    private static int LineOfBad(byte[] bytes) => 1 + bytes.AsSpan(0, Bad(bytes)).Count((byte)'\n');
}
