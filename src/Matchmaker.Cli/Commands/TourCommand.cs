using System.CommandLine;
using System.Globalization;
using Matchmaker.App.Demo;
using Matchmaker.App.Editions;
using Matchmaker.App.Matching;
using Matchmaker.App.Registry;
using Matchmaker.App.Storage;
using Matchmaker.Editions;
using Microsoft.EntityFrameworkCore;
using Spectre.Console;

namespace Matchmaker.Cli.Commands;

/// <summary><c>matchmaker tour</c>: from nothing to first results, at the terminal. Whatever is already there is kept.</summary>
internal static class TourCommand
{
    private const int FewestCollaborations = 5;

    public static Command Create(Consoles consoles)
    {
        var command = new Command("tour", "Show what the product does, in commands: fills an empty registry with the demo and trains a model first.");
        consoles.Bind(command, async invocation =>
        {
            var database = await invocation.OpenRegistryAsync();
            var (imported, model, isNew) = await new RegistryPreparation(database, invocation.Say).RunAsync(invocation.CancellationToken);
            await IndexAsync(invocation, database);
            if (invocation.Json) invocation.WriteJson(new { Registry = database.Description, ImportedActors = imported, Model = model.Name, Trained = isNew });
            else await TourAsync(invocation, consoles, database);
            return ExitCode.Success;
        });
        return command;
    }

    private static async Task IndexAsync(Invocation invocation, RegistryDatabase database)
    {
        using var index = ChosenProviders.OfEnvironment(ThisEdition.Current).Search.Open(database);
        await index.RefreshAsync(invocation.CancellationToken);
        invocation.Say("The search index is ready.");
    }

    private static async Task TourAsync(Invocation invocation, Consoles consoles, RegistryDatabase database)
    {
        await using var context = database.CreateDbContext();
        var studio = await ExampleAsync(context, Helix.Industry, "", invocation.CancellationToken);
        var university = await ExampleAsync(context, Helix.Academia, Mentoring.Root, invocation.CancellationToken) ?? await ExampleAsync(context, Helix.Academia, "", invocation.CancellationToken);
        if (studio is not null)
        {
            await ShowAsync(invocation, consoles, $"A creative firm looks for partners abroad: {studio.Name}", "suggest", studio.Key, "--abroad", "--top", "5");
            await ShowAsync(invocation, consoles, "Why the first of them, in full?", "suggest", studio.Key, "--abroad", "--top", "1", "--explain");
            if (university is not null)
                await ShowAsync(invocation, consoles, "Who could introduce the two?", "path", studio.Key, university.Key, "--count", "2");
        }

        if (university is not null)
            await ShowAsync(invocation, consoles, $"A university looks for mentors: {university.Name}", "suggest", university.Key, "--for", "mentor", "--top", "5");
        await ShowAsync(invocation, consoles, "A secretariat looks for verified actors for a programme on animation, in any language", "search", "animation country:asean verified:verified", "--top", "3");
        await ShowAsync(invocation, consoles, "… and guarantees each country, kind and size of actor 80 % of its share of all suggestions", "balance", "--floor", "0.8", "--by", "country,helix,size");
        invocation.Output.MarkupLine("Go on with your own: [bold]matchmaker import --help[/], [bold]matchmaker evaluate --help[/], [bold]matchmaker --help[/].");
    }

    /// <summary>The first actor of a kind that has worked with others often enough to say something about, with a need that begins as asked.</summary>
    private static async Task<Example?> ExampleAsync(RegistryContext context, Helix helix, string need, CancellationToken cancellationToken) =>
        await context.Actors.AsNoTracking()
            .Where(a => a.Helix == helix && a.Kind == ActorKind.Organisation && a.Participations.Count >= FewestCollaborations)
            .Where(a => need == "" || a.Interests.Any(i => i.Kind == InterestKind.Need && EF.Functions.Like(i.Tag!, need + "%")))
            .OrderBy(a => a.Id).Select(a => new Example(a.Id, a.Name)).FirstOrDefaultAsync(cancellationToken);

    /// <summary>Prints a command and runs it, so that the tour shows what anybody can repeat.</summary>
    private static async Task ShowAsync(Invocation invocation, Consoles consoles, string what, params string[] arguments)
    {
        invocation.Output.WriteLine();
        invocation.Output.Write(new Rule($"[bold]{what.EscapeMarkup()}[/]").LeftJustified());
        invocation.Output.MarkupLineInterpolated($"[grey]$ matchmaker {string.Join(' ', arguments.Select(Quote))}[/]");
        await CommandLine.RunAsync([.. arguments, .. invocation.RegistryArguments], consoles, invocation.CancellationToken);
    }

    private static string Quote(string argument) => argument.Contains('#', StringComparison.Ordinal) || argument.Contains(' ', StringComparison.Ordinal) ? $"'{argument}'" : argument;

    private sealed record Example(long Id, string Name)
    {
        public string Key => string.Create(CultureInfo.InvariantCulture, $"#{Id}");
    }
}
