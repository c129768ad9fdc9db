using System.Text;
using System.Text.Unicode;
using Matchmaker.App.Importing.Files;

namespace Matchmaker.App.Programmes.Given;

/// <summary>Reads the bytes of a file as text: UTF-8, UTF-16 by its mark or its zeros, and else as Windows-1252, of which a remark tells; or the encoding that is named.</summary>
internal static class GivenText
{
    private const int HeadLength = 4096;

    /// <summary>The text; null where it is none, of which an issue tells.</summary>
    /// <param name="file">The file.</param>
    /// <param name="issues">What is said about it.</param>
    /// <param name="encoding">A name of an encoding; null to find it out.</param>
    public static string? Read(GivenFile file, List<GivenIssue> issues, string? encoding = null)
    {
        var head = file.Content.AsSpan(0, Math.Min(HeadLength, file.Content.Length));
        var wide = FileSignature.WideEncoding(head);
        var what = FileSignature.IsGzip(head) ? "compressed with gzip (unpack it first)" : wide is null ? FileSignature.Describe(head) : null;
        if (what is not null)
        {
            issues.Add(new(file.Name, null, $"the file is {what}; a table of text (CSV) or JSON is needed.{(what is "empty" or "blank" ? "" : " Save the sheet as CSV UTF-8.")}", true));
            return null;
        }

        if ((encoding ?? wide) is { } named) return Decode(file, named, issues) is { } read ? Known(file, read, issues) : null;
        if (Utf8.IsValid(file.Content)) return Known(file, Encoding.UTF8.GetString(file.Content), issues);
        var bad = Bad(file.Content);
        var line = 1 + file.Content.AsSpan(0, bad).Count((byte)'\n');
        issues.Add(new(file.Name, null, $"the text is not UTF-8 (byte 0x{file.Content[bad]:X2} in line {line}); it was read as Windows-1252. Look whether the names are right; if not, save it as \"CSV UTF-8\" and give it again.", false));
        return Known(file, CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(file.Content), issues);
    }

    private static string? Decode(GivenFile file, string name, List<GivenIssue> issues)
    {
        try
        {
            var encoding = CodePagesEncodingProvider.Instance.GetEncoding(name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)
                ?? Encoding.GetEncoding(name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
            return encoding.GetString(file.Content);
        }
        catch (DecoderFallbackException)
        {
            issues.Add(new(file.Name, null, $"the text is not in the encoding {name}. Name another, or save the file as UTF-8.", true));
        }
        catch (ArgumentException)
        {
            issues.Add(new(file.Name, null, $"'{name}' is no encoding known here. Use utf-8, utf-16, windows-1252, windows-874, euc-kr or another of its kind.", true));
        }

        return null;
    }

    private static string? Known(GivenFile file, string text, List<GivenIssue> issues)
    {
        text = text.TrimStart('\uFEFF');
        var zero = text.IndexOf('\0');
        if (zero < 0) return text;
        issues.Add(new($"{file.Name}, line {1 + text.AsSpan(0, zero).Count('\n')}", null, "holds a zero byte, which no text does. Save the file as CSV UTF-8.", true));
        return null;
    }

    private static int Bad(ReadOnlySpan<byte> bytes)
    {
        var at = 0;
        while (Rune.DecodeFromUtf8(bytes[at..], out _, out var length) == System.Buffers.OperationStatus.Done) at += length;
        return at;
    }
}
