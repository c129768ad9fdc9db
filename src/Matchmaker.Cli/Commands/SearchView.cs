using System.Globalization;
using Matchmaker.App.Registry;
using Matchmaker.App.Search;
using Spectre.Console;

namespace Matchmaker.Cli.Commands;

/// <summary>What was found: a list with the matched words in bold and a line of facets, or JSON.</summary>
internal static class SearchView
{
    private const int CountsShown = 5;
    private const int ReasonsShown = 5;

    public static void Write(Invocation invocation, SearchRequest request, Actor? actor, SearchResult result)
    {
        if (invocation.Json)
        {
            invocation.WriteJson(ToJson(request, actor, result));
            return;
        }

        foreach (var problem in result.Problems) invocation.Messages.MarkupLineInterpolated($"[red]{problem}[/]");
        foreach (var remark in result.Remarks) invocation.Messages.MarkupLineInterpolated($"[yellow]{remark}[/]");
        if (result.Problems.Count > 0) return;
        invocation.Output.MarkupLine(Title(request, actor, result));
        if (result.DidYouMean.Count > 0) invocation.Output.MarkupLine($"Did you mean: {string.Join(" · ", result.DidYouMean.Select(meant => $"[bold]{Escape(meant)}[/]"))}");
        for (var at = 0; at < result.Hits.Count; at++) Write(invocation.Output, request.Skip + at + 1, result.Hits[at]);
        if (result.Total > 1) Write(invocation.Output, result.Facets);
    }

    public static void Write(Invocation invocation, IReadOnlyList<Completion> completions)
    {
        if (invocation.Json) invocation.WriteJson(new { Completions = completions });
        else if (completions.Count == 0) invocation.Output.MarkupLine("Nothing begins like that.");
        else foreach (var completion in completions) invocation.Output.MarkupLine($"{Escape(completion.Text)}{(completion.ActorId is { } id ? $" [grey]#{id}[/]" : " [grey]term[/]")}");
    }

    private static string Title(SearchRequest request, Actor? actor, SearchResult result)
    {
        var whom = actor is null ? "" : Escape(request.Relation switch
        {
            ActorRelation.OffersItsNeeds => $" offering what {actor.Name} needs",
            ActorRelation.NeedsItsOffers => $" needing what {actor.Name} offers",
            _ => $" like {actor.Name}",
        });
        if (result.Total == 0) return $"[bold]Nobody found[/]{whom}.";
        var page = result.Hits.Count == result.Total ? "" : result.Hits.Count == 0 ? "; none on this page" : $", {request.Skip + 1:N0} to {request.Skip + result.Hits.Count:N0}";
        return $"[bold]{Words.Count(result.Total, "actor")}[/]{whom}{page}";
    }

    private static void Write(IAnsiConsole console, int rank, SearchHit hit)
    {
        var actor = hit.Actor;
        var verified = actor.Verification == VerificationState.Verified ? " ✓" : "";
        var where = actor.City is null ? Countries.Name(actor.Country) : $"{actor.City}, {Countries.Name(actor.Country)}";
        var sectors = string.Join(", ", actor.Sectors.Select(sector => AspectCodes.Name(ActorAspect.Sector, sector)));
        console.WriteLine();
        console.MarkupLine($"{rank.ToString(CultureInfo.InvariantCulture),3}. {Marked(hit.Snippets[0])}{verified} [grey]#{actor.Id}[/]");
        console.MarkupLine($"     [grey]{Escape(string.Join(" · ", new[] { Words.Spell(actor.Helix), where, sectors }.Where(part => part.Length > 0)))}[/]");
        if (hit.Reasons.Count > 0) console.MarkupLine($"     [green]{Escape(string.Join(", ", hit.Reasons.Take(ReasonsShown)))}{(hit.Reasons.Count > ReasonsShown ? $" and {hit.Reasons.Count - ReasonsShown} more" : "")}[/]");
        foreach (var field in hit.Snippets.Skip(1).GroupBy(snippet => snippet.Field))
            console.MarkupLine($"     {(field.Key == SearchField.Description ? "" : $"[grey]{Label(field.Key)}:[/] ")}{string.Join(" [grey]·[/] ", field.Select(Marked))}");
    }

    private static void Write(IAnsiConsole console, IReadOnlyList<Facet> facets)
    {
        console.WriteLine();
        foreach (var facet in facets.Where(facet => facet.Counts.Count > 0))
        {
            var rest = facet.Counts.Count > CountsShown ? $" · {facet.Counts.Count - CountsShown} more" : "";
            var name = facet.Aspect == ActorAspect.Verification ? "verified" : AspectCodes.Spell(facet.Aspect);
            console.MarkupLine($"[grey]{name,8}:[/] {Escape(string.Join(" · ", facet.Counts.Take(CountsShown).Select(count => $"{count.Code} {count.Count:N0}")))}[grey]{rest}[/]");
        }
    }

    private static string Label(SearchField field) => field == SearchField.Aliases ? "also called" : AspectCodes.Spell(field);

    private static string Marked(Snippet snippet)
    {
        var (markup, at) = (new System.Text.StringBuilder(), 0);
        foreach (var match in snippet.Matches)
        {
            markup.Append(Escape(snippet.Text[at..match.Start])).Append("[bold yellow]").Append(Escape(snippet.Text[match.Start..match.End])).Append("[/]");
            at = match.End;
        }

        return markup.Append(Escape(snippet.Text[at..])).ToString();
    }

    // Texts of a registry hold line breaks, and what a query holds may be anything.
    private static string Escape(string text) => Markup.Escape(string.Concat(text.Select(character => char.IsControl(character) ? ' ' : character)));

    private static object ToJson(SearchRequest request, Actor? actor, SearchResult result) => new
    {
        Query = request.Text,
        request.Relation,
        Actor = actor is null ? null : new { actor.Id, actor.Name },
        result.Total,
        request.Skip,
        Hits = result.Hits.Select((hit, at) => new { Rank = request.Skip + at + 1, hit.Score, hit.Actor, hit.Reasons, hit.Snippets }),
        result.Facets,
        result.Remarks,
        result.Problems,
        result.DidYouMean,
    };
}
