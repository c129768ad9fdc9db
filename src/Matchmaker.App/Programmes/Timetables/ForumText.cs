using System.Text;
using System.Text.Unicode;
using Matchmaker.App.Importing.Files;

namespace Matchmaker.App.Programmes.Timetables;

/// <summary>Reads the bytes of a file as text: UTF-8, UTF-16 by its mark or its zeros, and else as Windows-1252, of which a remark tells.</summary>
internal static class ForumText
{
    private const int HeadLength = 4096;

    /// <summary>The text; null where it is none, of which an issue tells.</summary>
    public static string? Read(ForumFile file, List<ForumIssue> issues)
    {
        var head = file.Content.AsSpan(0, Math.Min(HeadLength, file.Content.Length));
        var wide = FileSignature.WideEncoding(head);
        if (wide is null && FileSignature.Describe(head) is { } what)
        {
            issues.Add(new(file.Name, null, $"the file is {what}; a table of text (CSV) or JSON is needed. Save the sheet as CSV UTF-8.", true));
            return null;
        }

        if (wide is not null) return Encoding.GetEncoding(wide).GetString(file.Content).TrimStart('\uFEFF');
        var text = Utf8.IsValid(file.Content) ? Encoding.UTF8.GetString(file.Content).TrimStart('\uFEFF') : null;
        if (text is null)
        {
            issues.Add(new(file.Name, null, "the text is not UTF-8; it was read as Windows-1252. Look whether the names are right; if not, save it as \"CSV UTF-8\" and give it again.", false));
            text = CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(file.Content);
        }

        if (text.IndexOf('\0', StringComparison.Ordinal) is var bad and >= 0)
        {
            issues.Add(new($"{file.Name}, line {1 + text.AsSpan(0, bad).Count('\n')}", null, "holds a zero byte, which no text does. Save the file as CSV UTF-8.", true));
            return null;
        }

        return text;
    }
}
