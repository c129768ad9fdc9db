using System.Runtime.CompilerServices;
using Matchmaker.App.Access;
using Matchmaker.App.Collaborations;
using Matchmaker.App.Editions;
using Matchmaker.App.Registry;
using Matchmaker.App.Storage;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Exporting;

/// <summary>Hands out the whole registry, a portion at a time, so that neither memory nor a transaction grows with it.</summary>
public sealed class RegistryExport(RegistryDatabase database, ChosenProviders providers)
{
    private const int Portion = 500;

    /// <summary>Checks the right to an export and writes down that it was made.</summary>
    /// <param name="caller">Who wants it.</param>
    /// <param name="what">What is exported, such as <c>actors.csv</c>.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="AccessDeniedException">The caller may not.</exception>
    public async Task BeginAsync(Caller caller, string what, CancellationToken cancellationToken = default)
    {
        AccessRules.Require(caller, Deed.Export);
        await using var context = database.CreateDbContext();
        AuditLog.Record(context, caller, "export.made", subject: $"export:{what}");
        await context.SaveChangesAsync(cancellationToken);
    }

    /// <summary>All actors with their names, ids and interests, by ascending key.</summary>
    public async IAsyncEnumerable<Actor> ActorsAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await using var context = database.CreateDbContext();
        for (long last = 0; ;)
        {
            var portion = await context.Actors.AsNoTracking().AsSplitQuery().Include(a => a.Affiliation!.ExternalIds).Include(a => a.Aliases).Include(a => a.ExternalIds).Include(a => a.Interests)
                .Where(a => a.Id > last).OrderBy(a => a.Id).Take(Portion).ToListAsync(cancellationToken);
            foreach (var actor in portion) yield return actor;
            if (portion.Count < Portion) yield break;
            last = portion[^1].Id;
        }
    }

    /// <summary>All collaborations with who took part, by ascending key.</summary>
    public async IAsyncEnumerable<Collaboration> CollaborationsAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await using var context = database.CreateDbContext();
        for (long last = 0; ;)
        {
            var portion = await context.Collaborations.AsNoTracking().AsSplitQuery().Include(c => c.Participations).ThenInclude(p => p.Actor!.ExternalIds)
                .Where(c => c.Id > last).OrderBy(c => c.Id).Take(Portion).ToListAsync(cancellationToken);
            foreach (var collaboration in portion) yield return collaboration;
            if (portion.Count < Portion) yield break;
            last = portion[^1].Id;
        }
    }

    /// <summary>All actors as <c>actors.csv</c>, in the columns that an import takes.</summary>
    public Task WriteActorsAsync(Stream stream, CancellationToken cancellationToken = default) =>
        CsvTables.WriteAsync(stream, CsvTables.ActorColumns, ActorsAsync(cancellationToken), CsvTables.Fields, cancellationToken);

    /// <summary>All collaborations as <c>collaborations.csv</c>, in the columns that an import takes.</summary>
    public Task WriteCollaborationsAsync(Stream stream, CancellationToken cancellationToken = default) =>
        CsvTables.WriteAsync(stream, CsvTables.CollaborationColumns, CollaborationsAsync(cancellationToken), CsvTables.Fields, cancellationToken);

    /// <summary>Who worked with whom, as GraphML.</summary>
    public async Task WriteGraphMlAsync(Stream stream, CancellationToken cancellationToken = default) =>
        await Writer.WriteGraphMlAsync(await ExportedNetwork.ReadAsync(database, null, cancellationToken), stream, cancellationToken);

    /// <summary>Who worked with whom, as DOT.</summary>
    public async Task WriteDotAsync(Stream stream, CancellationToken cancellationToken = default) =>
        await Writer.WriteDotAsync(await ExportedNetwork.ReadAsync(database, null, cancellationToken), stream, cancellationToken);

    private INetworkWriter Writer => providers.Network.Writer;
}
