namespace Matchmaker.App.Importing.Storing;

/// <summary>
/// Registers whose editors remove doubles themselves: two of their ids are two bodies, whatever their names ("Government Medical College" exists
/// many times in India), and <c>--merge</c> keeps them apart. PICs are not among them: anyone may register a second one.
/// </summary>
internal static class CuratedSchemes
{
    private static readonly HashSet<string> Schemes = new(StringComparer.Ordinal) { "ror" };

    public static bool Tells(string scheme) => Schemes.Contains(scheme);
}
