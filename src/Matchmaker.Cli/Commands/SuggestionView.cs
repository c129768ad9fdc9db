using System.Globalization;
using Matchmaker.App.Matching;
using Matchmaker.App.Models;
using Matchmaker.App.Registry;
using Matchmaker.Engine.Ranking;
using Spectre.Console;

namespace Matchmaker.Cli.Commands;

/// <summary>Shows suggestions: as a table with the strongest reasons, or as JSON with every contribution.</summary>
internal static class SuggestionView
{
    private const int ReasonsShown = 3;

    public static void Write(Invocation invocation, PartnerSuggestions suggestions, Actor actor, SuggestionList list, Dictionary<long, ActorLabel> labels)
    {
        if (invocation.Json)
        {
            invocation.WriteJson(ToJson(suggestions, actor, list, labels));
            return;
        }

        var cut = ModelCard.FromJson(suggestions.Model.Card).CutDate;
        invocation.Output.MarkupLineInterpolated($"Partners for [bold]{actor.Name}[/] ({Words.Spell(actor.Helix)}, {Countries.Name(actor.Country)}), by model {suggestions.Model.Name}{(cut is { } date ? $", knowing what began before {date:yyyy-MM-dd}" : "")}");
        if (list.Source == SuggestionSource.ColdStart)
            invocation.Output.MarkupLine("[yellow]No collaborations of this actor are known yet:[/] these come from its profile: who takes on newcomers, and who works with its country and kind.");
        if (list.Partners.Count == 0)
        {
            invocation.Output.MarkupLine("Nobody fits: loosen --helix or --country, or import more collaborations.");
            return;
        }

        var table = new Table().RoundedBorder().AddColumns(
            new TableColumn("#").RightAligned(), new TableColumn("Partner"), new TableColumn("Where"), new TableColumn("Helix"),
            new TableColumn("Score").RightAligned(), new TableColumn("Strongest reasons"));
        foreach (var (partner, at) in list.Partners.Select((partner, at) => (partner, at)))
        {
            var label = labels[suggestions.Snapshot.ActorId(partner.Actor)];
            table.AddRow(
                Text((at + 1).ToString(CultureInfo.InvariantCulture)), Text(label.Name),
                Text(label.City is null ? Countries.Name(label.Country) : $"{label.City}, {label.Country}"), Text(Words.Spell(label.Helix)),
                Text(partner.Score.ToString("F2", CultureInfo.InvariantCulture)), Text(Reasons(suggestions, list.Actor, partner)));
        }

        invocation.Output.Write(table.Caption("A score is the exact sum of what each signal adds over an average candidate (--json shows all); scores compare within one list."));
    }

    public static void WriteExport(Invocation invocation, PartnerSuggestions suggestions, ExportRequest request, int written, TimeSpan time)
    {
        var left = suggestions.Snapshot.ActorCount - written;
        var rate = written / Math.Max(1e-3, time.TotalSeconds);
        if (invocation.Json)
        {
            invocation.WriteJson(new { File = request.Path, Model = suggestions.Model.Name, Actors = written, WithoutSuggestions = left, time.TotalSeconds, ActorsPerSecond = rate });
            return;
        }

        invocation.Output.MarkupLineInterpolated($"Wrote up to {request.Top} suggestions for each of [bold]{written:N0}[/] actors to {request.Path}, in {time.TotalSeconds:F1} s ({rate:N0} actors a second).");
        if (left > 0 && !request.IncludeNewcomers)
            invocation.Output.MarkupLineInterpolated($"[grey]{left:N0} others have no past partner as far as the model knows, or nobody fits; --newcomers adds those without a past.[/]");
    }

    /// <summary>What is said of a signal that speaks for a partner.</summary>
    private static string Phrase(Signal signal, RankedPartner partner) => signal switch
    {
        Signal.SharedPartners => "your partners work with it",
        Signal.Walk => "close in the wider network",
        Signal.RecentPartners => "your recent partners work with it",
        Signal.ClosePartners => "close partners in common",
        Signal.CommonNeighbours => $"{Words.Count((int)MathF.Round(MathF.Exp(partner.Signals[(int)signal]) - 1), "shared partner")}",
        Signal.Overlap => "much the same circle",
        Signal.Factors => "works with the same kinds of partner",
        Signal.Activity => "many collaborations",
        Signal.RecentActivity => "active of late",
        Signal.LastYear => "busy in the last year",
        Signal.Trend => "growing",
        Signal.Freshness => "started something recently",
        Signal.Themes => "same themes",
        Signal.CountryPair => "the two countries work together",
        Signal.SameCountry => "same country",
        Signal.HelixPair => "the two kinds of actor work together",
        Signal.ConsortiumSize => "used to consortia of this size",
        Signal.Newcomers => "takes on newcomers",
        Signal.NewcomersOfHelix => "takes on newcomers of your kind",
        Signal.NewcomersOfCountry => "takes on newcomers from your country",
        Signal.TiesWithCountry => "works with your country",
        _ => signal.ToString(),
    };

    private static string Reasons(PartnerSuggestions suggestions, int actor, RankedPartner partner) => string.Join(
        "; ", Contributions(suggestions, actor, partner).Where(c => c.Value > 0.05).OrderByDescending(c => c.Value).Take(ReasonsShown)
            .Select(c => string.Create(CultureInfo.InvariantCulture, $"{Phrase(c.Signal, partner)} (+{c.Value:F2})")));

    private static IEnumerable<(Signal Signal, double Value)> Contributions(PartnerSuggestions suggestions, int actor, RankedPartner partner) =>
        Enum.GetValues<Signal>().Select(signal => (signal, suggestions.Ranker.For(actor).Contribution(signal, partner.Signals)));

    private static Text Text(string text) => new(text);

    private static object ToJson(PartnerSuggestions suggestions, Actor actor, SuggestionList list, Dictionary<long, ActorLabel> labels) => new
    {
        Model = suggestions.Model.Name,
        KnownBefore = ModelCard.FromJson(suggestions.Model.Card).CutDate,
        Actor = new { actor.Id, actor.Name, actor.Helix, actor.Country },
        list.Source,
        Suggestions = list.Partners.Select((partner, at) => new
        {
            Rank = at + 1,
            Partner = labels[suggestions.Snapshot.ActorId(partner.Actor)],
            partner.Score,
            Contributions = Contributions(suggestions, list.Actor, partner).ToDictionary(c => c.Signal.ToString(), c => c.Value),
        }),
    };
}
