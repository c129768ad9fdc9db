using System.CommandLine;
using Matchmaker.App.Registry;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.Cli.Commands;

/// <summary><c>matchmaker actor show|list</c>: what the registry says of its actors.</summary>
internal static class ActorCommand
{
    /// <summary>The argument by which every command names an actor; <see cref="ActorLookup"/> reads it.</summary>
    public static Argument<string> ActorArgument(string name = "ACTOR") =>
        new(name) { Description = "The actor: #key, scheme:value (pic:999854661, ror:…), or its name or an alias." };

    public static Command Create(Consoles consoles)
    {
        var command = new Command("actor", "Show actors: organisations, and people who belong to them.");
        command.Subcommands.Add(CreateShow(consoles));
        command.Subcommands.Add(CreateList(consoles));
        return command;
    }

    private static Command CreateShow(Consoles consoles)
    {
        var actor = ActorArgument();
        var command = new Command("show", "Show one actor: profile, offers and needs, latest collaborations, most frequent partners.") { actor };
        consoles.Bind(command, async invocation =>
        {
            var database = await invocation.OpenExistingRegistryAsync();
            await using var context = database.CreateDbContext();
            var found = await new ActorLookup(context).FindAsync(invocation.Get(actor), invocation.CancellationToken);
            var profile = await new ActorProfiles(context).ReadAsync(found.Id, invocation.CancellationToken)
                ?? throw new ActorNotFoundException($"Actor #{found.Id} was removed while it was read.", []);
            if (invocation.Json) invocation.WriteJson(profile);
            else ActorView.Write(invocation.Output, profile);
            return ExitCode.Success;
        });
        return command;
    }

    private static Command CreateList(Consoles consoles)
    {
        var country = new Option<string?>("--country") { Description = "Only this country: its two-letter code or English name.", HelpName = "CODE" };
        var helix = CommonOptions.Helix();
        var limit = new Option<int>("--limit") { Description = "How many to list at the most.", HelpName = "N", DefaultValueFactory = _ => 20 };
        country.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } text && Countries.Parse(text) is null)
                result.AddError($"'{text}' is no country. Give its two-letter code, such as VN, or its English name.");
        });
        limit.Validators.Add(result =>
        {
            // What is no number at all has its own message.
            if (result.Tokens is [var token] && int.TryParse(token.Value, out var number) && number < 1) result.AddError("--limit counts from 1.");
        });
        var command = new Command("list", "List actors by name.") { country, helix, limit };
        consoles.Bind(command, async invocation =>
        {
            var database = await invocation.OpenExistingRegistryAsync();
            await using var context = database.CreateDbContext();
            var actors = context.Actors.AsNoTracking();
            if (invocation.Get(country) is { } text) actors = actors.Where(a => a.Country == Countries.Parse(text));
            if (invocation.Get(helix) is { } kind) actors = actors.Where(a => a.Helix == kind);
            var lines = await actors.OrderBy(a => a.NormalisedName).ThenBy(a => a.Id).Take(invocation.Get(limit))
                .Select(a => new ActorLine(a.Id, a.Name, a.Helix, a.Country, a.City, a.Participations.Select(p => p.CollaborationId).Distinct().Count()))
                .ToListAsync(invocation.CancellationToken);
            var total = await actors.CountAsync(invocation.CancellationToken);
            if (invocation.Json) invocation.WriteJson(new { Total = total, Actors = lines });
            else ActorView.Write(invocation.Output, lines, total);
            return ExitCode.Success;
        });
        return command;
    }
}
