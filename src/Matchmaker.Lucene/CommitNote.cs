using System.Globalization;
using Matchmaker.App.Search.Following;

namespace Matchmaker.Lucene;

/// <summary>What is noted with each commit, by which an index of this program is known.</summary>
internal sealed record CommitNote(bool IsOurs, string Format, DateTimeOffset BuiltAt)
{
    private const string Mark = "matchmaker";
    private const string Product = "actors";

    /// <summary>An index of another format is built anew.</summary>
    public static string CurrentFormat { get; } = $"{ActorFields.Version}.{IndexVocabulary.Version}";

    public static CommitNote Read(IDictionary<string, string> noted) => new(
        noted.TryGetValue(Mark, out var mark) && mark == Product,
        noted.TryGetValue("format", out var format) ? format : "",
        noted.TryGetValue("built", out var built) ? DateTimeOffset.Parse(built, CultureInfo.InvariantCulture) : default);

    public static Dictionary<string, string> Of(DateTimeOffset builtAt) =>
        new() { [Mark] = Product, ["format"] = CurrentFormat, ["built"] = builtAt.ToString("O", CultureInfo.InvariantCulture) };
}
