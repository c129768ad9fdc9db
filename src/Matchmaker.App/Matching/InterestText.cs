using Matchmaker.App.Registry;
using Matchmaker.App.Search;
using Matchmaker.App.Search.Queries;

namespace Matchmaker.App.Matching;

/// <summary>A need or an offer, its text cut into words.</summary>
/// <param name="Kind">Which of the two.</param>
/// <param name="Tag">The tag that was chosen, if any.</param>
/// <param name="Named">Codes that the text names.</param>
/// <param name="Words">Words of the text.</param>
internal sealed record InterestText(InterestKind Kind, string? Tag, IReadOnlyList<string> Named, IReadOnlyList<string> Words)
{
    public static InterestText Of(InterestKind kind, string? tag, string? text)
    {
        if (text is null) return new(kind, tag, [], []);
        var tokens = TextAnalyser.Analyse(text);
        return new(kind, tag, Concepts.InterestsNamedIn(tokens), TextAnalyser.Terms(tokens));
    }
}
