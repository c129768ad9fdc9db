using System.Globalization;
using Matchmaker.App.Matching;

namespace Matchmaker.App.Tests.Matching;

/// <summary>All lists of a model at work as one text, to compare.</summary>
internal static class SuggestionText
{
    public static string Of(PartnerSuggestions suggestions, int count = 10) =>
        string.Join('\n', Enumerable.Range(0, suggestions.Snapshot.ActorCount).Select(actor => Of(suggestions.For(actor, count))));

    public static string Of(SuggestionList list) =>
        $"{list.Actor} {list.Source}: {string.Join(' ', list.Partners.Select(p => $"{p.Actor}={p.Score.ToString("R", CultureInfo.InvariantCulture)}"))}";
}
