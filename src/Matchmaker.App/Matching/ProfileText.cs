using Matchmaker.App.Registry;
using Matchmaker.App.Search;

namespace Matchmaker.App.Matching;

/// <summary>What one actor says of itself, its texts cut into words.</summary>
/// <param name="Sectors">Sector codes.</param>
/// <param name="Languages">Language tags.</param>
/// <param name="Words">Words of name and description.</param>
/// <param name="Interests">Needs and offers.</param>
internal sealed record ProfileText(IReadOnlyList<string> Sectors, IReadOnlyList<string> Languages, IReadOnlyList<string> Words, IReadOnlyList<InterestText> Interests)
{
    /// <summary>Cuts the texts. The longest part of reading a registry; safe for several threads.</summary>
    public static ProfileText Of(IReadOnlyList<string> sectors, IReadOnlyList<string> languages, string? name, string? description, IEnumerable<(InterestKind Kind, string? Tag, string? Text)> interests) =>
        new(sectors, languages, [.. Cut(name), .. Cut(description)], [.. interests.Select(interest => InterestText.Of(interest.Kind, interest.Tag, interest.Text))]);

    private static IReadOnlyList<string> Cut(string? text) => text is null ? [] : TextAnalyser.Terms(text);
}
