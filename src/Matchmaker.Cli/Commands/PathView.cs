using Matchmaker.App.Matching;
using Matchmaker.App.Registry;
using Spectre.Console;

namespace Matchmaker.Cli.Commands;

/// <summary>Chains of introductions at the terminal: actors one below the other, and between them what they did together.</summary>
internal static class PathView
{
    public static void Write(IAnsiConsole console, IntroductionAnswer answer)
    {
        var day = answer.AsOf is { } asOf ? $", as of {asOf:yyyy-MM-dd}" : "";
        switch (answer.Outcome)
        {
            case IntroductionOutcome.AlreadyPartners:
                console.MarkupLineInterpolated($"[green]Already partners{day}:[/] {answer.From.Name} and {answer.To.Name} need no introduction.");
                break;
            case IntroductionOutcome.OutOfReach:
                console.MarkupLineInterpolated($"[yellow]No chain within {Words.Count(answer.MaximumHops, "introduction")}[/] leads from {answer.From.Name} to {answer.To.Name}{day}.");
                foreach (var actor in answer.WithoutPartners) console.MarkupLineInterpolated($"[grey]{actor.Name} has worked with nobody yet{day}.[/]");
                if (answer.WithoutPartners.Count == 0) console.MarkupLine("[grey]--max-hops allows longer ones.[/]");
                break;
            default:
                console.MarkupLineInterpolated($"{Words.Count(answer.Chains.Count, "chain")} from [bold]{answer.From.Name}[/] to [bold]{answer.To.Name}[/]{day}, the shortest first, then the strongest.");
                break;
        }

        for (var at = 0; at < answer.Chains.Count; at++) Write(console, answer.Chains[at], at + 1);
        if (answer.Crowd is { } crowd)
            console.MarkupLineInterpolated($"[grey]Both took part in {Spell(crowd)} with {crowd.Participants:N0} actors: too many to say that these two worked together.[/]");
    }

    private static void Write(IAnsiConsole console, IntroductionPath path, int number)
    {
        console.WriteLine();
        console.MarkupLineInterpolated($"[bold]{number}.[/] {Spell(path.Actors[0])}");
        for (var at = 0; at < path.Links.Count; at++)
        {
            console.MarkupLineInterpolated($"   [grey]│ {Times(path.Links[at])}{Spell(path.Links[at])}[/]");
            console.MarkupLineInterpolated($"   {Spell(path.Actors[at + 1])}");
        }
    }

    private static string Spell(ChainActor actor) => $"{actor.Name} (#{actor.Id}, {Words.Spell(actor.Helix)}, {Countries.Name(actor.Country)})";

    private static string Times(JointWork work) => work.Collaborations == 1 ? "" : $"{work.Collaborations:N0} collaborations, latest: ";

    private static string Spell(JointWork work) =>
        $"{work.Title ?? "a collaboration without a title"} ({work.Kind}{(work.Year is { } year ? $", {year}" : ", no date")})";
}
