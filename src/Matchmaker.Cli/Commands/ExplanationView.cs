using System.Globalization;
using Matchmaker.App.Matching;
using Matchmaker.Engine.Ranking;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Matchmaker.Cli.Commands;

/// <summary>Shows why somebody is suggested: every part of the score, from whose view, and the facts behind it.</summary>
internal static class ExplanationView
{
    private const double Small = 0.01;

    public static void Write(Invocation invocation, IReadOnlyList<SuggestionExplanation> explanations)
    {
        foreach (var (explanation, at) in explanations.Select((explanation, at) => (explanation, at)))
        {
            var label = explanation.Partner;
            var content = new List<IRenderable>
            {
                new Markup(Markup.Escape($"Why they fit you {Signed(explanation.Of(SignalSide.Ours))} · why you fit them {Signed(explanation.Of(SignalSide.Theirs))} · what you share {Signed(explanation.Of(SignalSide.Both))} · together {explanation.Score.ToString("F2", CultureInfo.InvariantCulture)}")),
                Table(explanation),
            };
            content.AddRange(Facts(explanation).Select(fact => new Markup($"[bold]{Markup.Escape(fact.What)}:[/] {Markup.Escape(fact.Text)}")));
            invocation.Output.Write(new Panel(new Rows(content)).Expand().Header($" {at + 1}. {Markup.Escape(label.Name)} · {Markup.Escape(SuggestionView.Place(label))} · {Words.Spell(label.Helix)} "));
        }
    }

    private static Table Table(SuggestionExplanation explanation)
    {
        var table = new Table().NoBorder().HideHeaders().AddColumns(new TableColumn("").RightAligned(), new TableColumn(""), new TableColumn(""));
        foreach (var (topic, value) in explanation.ByTopic.Where(topic => Math.Abs(topic.Value) >= Small))
        {
            var parts = explanation.Reasons.Where(reason => reason.Topic == topic && reason.Signal is not null && Math.Abs(reason.Value) >= Small)
                .Select(reason => $"{ReasonPhrases.Name(reason.Signal!.Value)} {Signed(reason.Value)}");
            table.AddRow(
                new Markup(value < 0 ? $"[red]{Signed(value)}[/]" : $"[green]{Signed(value)}[/]"), new Text(ReasonPhrases.Say(topic, value, explanation)), new Markup($"[grey]{Markup.Escape(string.Join("; ", parts))}[/]"));
        }

        var rest = explanation.ByTopic.Where(topic => Math.Abs(topic.Value) < Small).Sum(topic => topic.Value);
        if (Math.Abs(rest) >= 0.005) table.AddRow(new Markup(Signed(rest)), new Text(ReasonPhrases.SmallerParts), new Text(""));
        return table;
    }

    private static IEnumerable<(string What, string Text)> Facts(SuggestionExplanation explanation)
    {
        if (explanation.SharedPartners.Count > 0)
            yield return ($"Shared partners ({explanation.SharedPartnerCount:N0})", string.Join(", ", explanation.SharedPartners.Select(partner => $"{partner.Actor.Name} ({partner.Share:P0})")));
        if (explanation.Carriers.Count > 0)
            yield return ("Past partners that carry the factors", string.Join(", ", explanation.Carriers.Select(partner => $"{partner.Actor.Name} ({Signed(partner.Share)})")));
        if (explanation.NeedsMet.Count > 0) yield return ("Your needs that it meets", Shares(explanation.NeedsMet));
        if (explanation.OffersWanted.Count > 0) yield return ("Its needs that you meet", Shares(explanation.OffersWanted));
        if (explanation.Sectors.Count > 0) yield return ("Common sectors", string.Join(", ", explanation.Sectors.Select(sector => sector.Term)));
        if (explanation.Words.Count > 0) yield return ("Common words", string.Join(", ", explanation.Words.Select(word => word.Term)));
        if (explanation.Chain.Count > 2)
            yield return ("Introduction", string.Join(" → ", explanation.Chain.Select(actor => actor.Name)));
        else if (explanation.Chain.Count == 0)
            yield return ("Introduction", "no chain of up to four steps is known");
    }

    private static string Shares(IReadOnlyList<TermShare> terms) => string.Join(", ", terms.Select(term => $"{term.Term} ({term.Share:P0})"));

    private static string Signed(double value) => value.ToString("+0.00;−0.00;0.00", CultureInfo.InvariantCulture);
}
