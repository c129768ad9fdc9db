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

    public static void Write(Invocation invocation, PartnerSuggestions suggestions, Actor actor, SuggestionRequest request, SuggestionList list, IReadOnlyList<SuggestionExplanation> explanations)
    {
        if (invocation.Json)
        {
            invocation.WriteJson(ToJson(suggestions, actor, list, explanations));
            return;
        }

        WriteHead(invocation, suggestions, actor, request, list);
        if (list.Partners.Count == 0)
        {
            invocation.Output.MarkupLine("Nobody fits: loosen what restricts the list (--helix, --country, --verified, --topic), or import more collaborations.");
            return;
        }

        var table = new Table().RoundedBorder().AddColumns(
            new TableColumn("#").RightAligned(), new TableColumn(request.Purpose == SuggestionPurpose.Mentor ? "Mentor" : "Partner"), new TableColumn("Where"), new TableColumn("Helix"),
            new TableColumn("Score").RightAligned(), new TableColumn("Strongest reasons"));
        foreach (var (explanation, at) in explanations.Select((explanation, at) => (explanation, at)))
        {
            table.AddRow(
                Text((at + 1).ToString(CultureInfo.InvariantCulture)), Text(explanation.Partner.Name), Text(Place(explanation.Partner)), Text(Words.Spell(explanation.Partner.Helix)),
                Text(explanation.Score.ToString("F2", CultureInfo.InvariantCulture)), Text(Reasons(explanation)));
        }

        invocation.Output.Write(table.Caption("A score is the exact sum of its reasons, each compared with the middle of what was learnt from; scores compare within one list. --explain shows all."));
    }

    public static void WriteHead(Invocation invocation, PartnerSuggestions suggestions, Actor actor, SuggestionRequest request, SuggestionList list)
    {
        var cut = ModelCard.FromJson(suggestions.Model.Card).CutDate;
        var whom = request.Purpose == SuggestionPurpose.Mentor ? "Mentors" : "Partners";
        invocation.Output.MarkupLineInterpolated($"{whom} for [bold]{actor.Name}[/] ({Words.Spell(actor.Helix)}, {Countries.Name(actor.Country)}), by model {suggestions.Model.Name}{(cut is { } date ? $", knowing what began before {date:yyyy-MM-dd}" : "")}");
        if (list.Source == SuggestionSource.ColdStart)
            invocation.Output.MarkupLine("[yellow]No collaborations of this actor are known yet:[/] these go by its profile, and by who takes on newcomers like it.");
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

    public static string Place(ActorLabel label) => label.City is null ? Countries.Name(label.Country) : $"{label.City}, {label.Country}";

    private static string Reasons(SuggestionExplanation explanation) => string.Join(
        "; ", explanation.ByTopic.Where(topic => topic.Value > 0.05).Take(ReasonsShown)
            .Select(topic => string.Create(CultureInfo.InvariantCulture, $"{ReasonPhrases.Say(topic.Topic, topic.Value, explanation)} (+{topic.Value:F2})")));

    private static Text Text(string text) => new(text);

    private static object ToJson(PartnerSuggestions suggestions, Actor actor, SuggestionList list, IReadOnlyList<SuggestionExplanation> explanations) => new
    {
        Model = suggestions.Model.Name,
        KnownBefore = ModelCard.FromJson(suggestions.Model.Card).CutDate,
        Actor = new { actor.Id, actor.Name, actor.Helix, actor.Country },
        list.Source,
        Suggestions = explanations.Select((explanation, at) => new
        {
            Rank = at + 1,
            explanation.Partner,
            explanation.Score,
            WhyTheyFitYou = explanation.Of(SignalSide.Ours),
            WhyYouFitThem = explanation.Of(SignalSide.Theirs),
            WhatYouShare = explanation.Of(SignalSide.Both),
            Contributions = explanation.Reasons.Where(reason => reason.Value != 0).ToDictionary(reason => reason.Signal?.ToString() ?? reason.Topic.ToString(), reason => reason.Value),
            explanation.SharedPartners,
            explanation.SharedPartnerCount,
            explanation.Carriers,
            explanation.NeedsMet,
            explanation.OffersWanted,
            explanation.Sectors,
            explanation.Words,
            explanation.Languages,
            explanation.Chain,
        }),
    };
}
