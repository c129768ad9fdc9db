using System.Text;
using System.Text.Unicode;

namespace Matchmaker.App.Importing.Files;

/// <summary>
/// Finds text that was UTF-8, was read as Windows-1252 or Mac Roman, and was saved again: <c>MÃ¼ller</c>, <c>J√∂ckel</c>. Text that
/// turns whole into valid UTF-8 when put back into one of these encodings is practically never anything else.
/// </summary>
internal static class Mojibake
{
    private static readonly Dictionary<char, byte>[] Encodings = [BytesOf(1252), BytesOf(10000)];

    /// <summary>The text as it was meant, or null where it is sound as it stands.</summary>
    public static string? Repair(string text)
    {
        if (Ascii.IsValid(text)) return null;
        foreach (var encoding in Encodings)
            if (Repair(text, encoding) is { } repaired) return repaired;
        return null;
    }

    private static string? Repair(string text, Dictionary<char, byte> encoding)
    {
        var bytes = new byte[text.Length];
        for (var i = 0; i < text.Length; i++)
            if (!encoding.TryGetValue(text[i], out bytes[i])) return null;
        if (!Utf8.IsValid(bytes)) return null;
        var repaired = Encoding.UTF8.GetString(bytes);
        return repaired.All(IsWestern) ? repaired : null;
    }

    // These encodings were only ever used for western text; "l’é" happens to spell an Armenian letter in Mac Roman.
    private static bool IsWestern(char character) => character is < '\u0250' or >= '\u2000' and < '\u2200';

    private static Dictionary<char, byte> BytesOf(int codePage)
    {
        var all = Enumerable.Range(0, 256).Select(value => (byte)value).ToArray();
        var characters = CodePagesEncodingProvider.Instance.GetEncoding(codePage)!.GetString(all);
        return characters.Zip(all).DistinctBy(pair => pair.First).ToDictionary(pair => pair.First, pair => pair.Second);
    }
}
