using System.Globalization;
using Matchmaker.App.Collaborations;
using Matchmaker.App.Introductions;
using Matchmaker.App.Registry;
using Matchmaker.App.Storage;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Demo;

/// <summary>
/// Stores a demo registry without the way through files, in one transaction. Meant for some ten thousand actors at the most; beyond that, files and
/// <c>matchmaker import csv</c> are faster.
/// </summary>
public sealed class DemoStore(IDbContextFactory<RegistryContext> registries)
{
    private const int Batch = 500;

    /// <exception cref="DemoException">The options are wrong, or the registry holds demo records already.</exception>
    public async Task<DemoSummary> FillAsync(DemoOptions options, IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        options.Validate();
        await using var context = await registries.CreateDbContextAsync(cancellationToken);
        if (await context.ExternalIds.AnyAsync(id => id.Scheme == DemoNames.Scheme, cancellationToken))
            throw new DemoException("The registry holds demo actors already; nothing was changed. Name another with --db, or write files with --out and import those.");
        context.ChangeTracker.AutoDetectChangesEnabled = false;
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var demo = new DemoRegistry(options);
        var ids = new long[options.Actors];
        var count = new DemoProgress(progress);
        await StoreActorsAsync(context, demo, ids, count, cancellationToken);
        var (participations, feedback) = (0L, 0L);
        foreach (var batch in demo.Collaborations().Chunk(Batch))
        {
            foreach (var collaboration in batch)
            {
                context.Add(Entity(collaboration, ids));
                participations += collaboration.Participants.Count;
                count.Add();
            }

            await SaveAsync(context, cancellationToken);
        }

        foreach (var batch in demo.Feedback().Chunk(Batch * 4))
        {
            foreach (var act in batch) context.Add(Entity(act, ids));
            feedback += batch.Length;
            await SaveAsync(context, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return new(options.Actors, options.CollaborationCount, participations, feedback);
    }

    internal static Actor Entity(DemoActor actor, long[] ids)
    {
        var entity = new Actor
        {
            Kind = actor.Kind,
            Name = actor.Name,
            Helix = actor.Helix,
            Country = actor.Country,
            City = actor.City,
            Latitude = double.Parse(actor.Latitude, CultureInfo.InvariantCulture),
            Longitude = double.Parse(actor.Longitude, CultureInfo.InvariantCulture),
            Website = actor.Website,
            Description = actor.Description,
            FoundedYear = actor.Founded,
            Size = actor.Size,
            Capacity = actor.Capacity,
            Ownership = actor.Ownership,
            AffiliationId = actor.Affiliation is { } home ? ids[home] : null,
            Sectors = [.. actor.Sectors],
            Languages = [.. actor.Languages],
            Verification = new() { State = actor.Verification },
            IsDemo = true,
            ExternalIds = [new() { Scheme = DemoNames.Scheme, Value = actor.Id }],
            Interests = [.. Interests(InterestKind.Offer, actor.Offers, actor.OfferText), .. Interests(InterestKind.Need, actor.Needs, actor.NeedText)],
        };
        if (actor.Alias is not null) entity.Aliases.Add(new() { Name = actor.Alias, Language = actor.AliasLanguage });
        if (actor.VerifiedOn is { } day)
        {
            entity.Verification.DecidedBy = DemoNames.Registrar;
            entity.Verification.DecidedAt = new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
            entity.Verification.Evidence = DemoNames.Evidence;
        }

        return entity;
    }

    internal static Collaboration Entity(DemoCollaboration collaboration, long[] ids) => new()
    {
        Kind = collaboration.Kind,
        Title = collaboration.Title,
        Text = collaboration.Text,
        StartDate = collaboration.Start,
        EndDate = collaboration.End,
        Sectors = [.. collaboration.Sectors],
        ExternalScheme = DemoNames.Scheme,
        ExternalValue = collaboration.Id,
        IsDemo = true,
        Participations =
        [
            .. collaboration.Participants.Select(p => new Participation
            {
                ActorId = ids[p.Actor],
                Role = p.Role,
                Contribution = p.ContributionUsd,
                Currency = p.ContributionUsd is null ? null : "USD",
            }),
        ],
    };

    internal static Feedback Entity(DemoFeedback act, long[] ids) => new()
    {
        ActorId = ids[act.Actor],
        PartnerId = ids[act.Partner],
        Kind = act.Kind,
        At = act.At,
        Rank = act.Rank,
        ModelVersion = act.Rank is null ? null : DemoFeedbacks.ModelVersion,
    };

    /// <summary>Organisations come before the persons who are affiliated with them, and each batch is saved before the next is made.</summary>
    private static async Task StoreActorsAsync(RegistryContext context, DemoRegistry demo, long[] ids, DemoProgress count, CancellationToken cancellationToken)
    {
        var entities = new List<(int Index, Actor Entity)>(Batch);
        foreach (var actor in demo.Actors())
        {
            if (entities.Count == Batch || actor.Index == demo.World.Organisations) await FlushAsync();
            var entity = Entity(actor, ids);
            context.Add(entity);
            entities.Add((actor.Index, entity));
            count.Add();
        }

        await FlushAsync();

        async Task FlushAsync()
        {
            await SaveAsync(context, cancellationToken);
            foreach (var (index, entity) in entities) ids[index] = entity.Id;
            entities.Clear();
        }
    }

    private static IEnumerable<Interest> Interests(InterestKind kind, IReadOnlyList<TaxonomyTerm> terms, string text)
    {
        foreach (var term in terms) yield return new() { Kind = kind, Tag = term.Code };
        yield return new() { Kind = kind, Text = text };
    }

    private static async Task SaveAsync(RegistryContext context, CancellationToken cancellationToken)
    {
        await context.SaveChangesAsync(cancellationToken);
        context.ChangeTracker.Clear();
    }
}
