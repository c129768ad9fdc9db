using Matchmaker.App.Registry;

namespace Matchmaker.App.Demo;

/// <summary>Writes a demo registry as the four CSV files that <c>matchmaker import csv</c> reads.</summary>
public static class DemoFiles
{
    private static readonly string[] Names = ["actors.csv", "collaborations.csv", "participations.csv", "feedback.csv"];

    /// <summary>Writes the files into a folder, which is made where it is missing.</summary>
    /// <param name="options">What to make.</param>
    /// <param name="folder">The folder.</param>
    /// <param name="overwrite">Whether files of the demo that are there already may be replaced; other files in the folder are never touched.</param>
    /// <param name="progress">Told the number of actors and collaborations written, now and then.</param>
    /// <param name="cancellationToken">Stops the work; files written so far are then incomplete and are removed.</param>
    /// <exception cref="DemoException">The options are wrong, or the folder is in use.</exception>
    public static DemoSummary Write(DemoOptions options, string folder, bool overwrite = false, IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        options.Validate();
        Prepare(folder, overwrite);
        var registry = new DemoRegistry(options);
        var count = new DemoProgress(progress);
        try
        {
            // The two halves share nothing but the hidden truth, which no longer changes.
            var actors = Task.Run(() => WriteActors(registry, Open(folder, 0), count, cancellationToken), cancellationToken);
            var (participations, feedback) = (0L, 0L);
            try
            {
                participations = WriteCollaborations(registry, Open(folder, 1), Open(folder, 2), count, cancellationToken);
                feedback = WriteFeedback(registry, Open(folder, 3), cancellationToken);
            }
            finally
            {
                actors.Wait(CancellationToken.None);
            }

            return new(options.Actors, options.CollaborationCount, participations, feedback);
        }
        catch (Exception e) when (e is not DemoException)
        {
            foreach (var name in Names) File.Delete(Path.Combine(folder, name));
            cancellationToken.ThrowIfCancellationRequested();
            var cause = e is AggregateException { InnerException: { } inner } ? inner : e;
            if (cause is IOException or UnauthorizedAccessException) throw new DemoException($"The files cannot be written to '{folder}': {cause.Message}", cause);
            throw;
        }
    }

    private static void Prepare(string folder, bool overwrite)
    {
        if (File.Exists(folder)) throw new DemoException($"'{folder}' is a file. Give the name of a folder.");
        if (Directory.Exists(folder) && !overwrite && Directory.EnumerateFileSystemEntries(folder).Any())
            throw new DemoException($"The folder '{folder}' is not empty. Give another, or --force to replace the demo's files in it.");
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DemoException($"The folder '{folder}' cannot be made: {e.Message}", e);
        }
    }

    private static FileStream Open(string folder, int file) =>
        new(Path.Combine(folder, Names[file]), FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0);

    private static void WriteActors(DemoRegistry registry, Stream stream, DemoProgress count, CancellationToken cancellationToken)
    {
        using var rows = new CsvRowWriter(
            stream,
            "external_id", "name", "kind", "helix", "country", "city", "latitude", "longitude", "website", "description", "founded_year", "size", "capacity", "women_led",
            "youth_led", "local_craft", "affiliation", "sectors", "languages", "aliases", "offers", "offer_text", "needs", "need_text", "demo",
            "verification", "verified_by", "verified_at", "evidence");
        foreach (var actor in registry.Actors())
        {
            if (count.Add()) cancellationToken.ThrowIfCancellationRequested();
            WriteActor(rows, actor);
        }
    }

    private static void WriteActor(CsvRowWriter rows, DemoActor actor)
    {
        rows.Cell(Key(actor.Id)).Cell(actor.Name).Cell(DemoCodes.Of(actor.Kind)).Cell(DemoCodes.Of(actor.Helix)).Cell(actor.Country).Cell(actor.City)
            .Cell(actor.Latitude).Cell(actor.Longitude).Cell(actor.Website).Cell(actor.Description).Cell(actor.Founded).Cell(DemoCodes.Of(actor.Size)).Cell(actor.Capacity)
            .Cell(Flag(actor, Ownership.WomenLed)).Cell(Flag(actor, Ownership.YouthLed)).Cell(Flag(actor, Ownership.IndigenousOrLocalCraft))
            .Cell(actor.Affiliation is { } home ? Key(DemoNames.ActorId(home)) : "")
            .List(actor.Sectors).List(actor.Languages).Cell(actor.Alias is null ? "" : $"{actor.Alias}@{actor.AliasLanguage}")
            .List([.. actor.Offers.Select(t => t.Code)]).Cell(actor.OfferText).List([.. actor.Needs.Select(t => t.Code)]).Cell(actor.NeedText)
            .Cell("yes").Cell(DemoCodes.Of(actor.Verification));
        if (actor.VerifiedOn is null) rows.Empty().Empty().Empty();
        else rows.Cell(DemoNames.Registrar).Cell(actor.VerifiedOn).Cell(DemoNames.Evidence);
        rows.EndRow();
    }

    // A person has no owner, and says neither yes nor no.
    private static string Flag(DemoActor actor, Ownership ownership) =>
        actor.Kind == ActorKind.Person ? "" : actor.Ownership.HasFlag(ownership) ? "yes" : "no";

    private static long WriteCollaborations(DemoRegistry registry, Stream collaborations, Stream participations, DemoProgress count, CancellationToken cancellationToken)
    {
        using var rows = new CsvRowWriter(collaborations, "external_id", "kind", "title", "start_date", "end_date", "text", "sectors", "demo");
        using var parts = new CsvRowWriter(participations, "collaboration", "actor", "role", "contribution", "currency");
        var written = 0L;
        foreach (var collaboration in registry.Collaborations())
        {
            if (count.Add()) cancellationToken.ThrowIfCancellationRequested();
            var id = Key(collaboration.Id);
            rows.Cell(id).Cell(collaboration.Kind).Cell(collaboration.Title).Cell(collaboration.Start).Cell(collaboration.End).Cell(collaboration.Text)
                .List(collaboration.Sectors).Cell("yes").EndRow();
            foreach (var part in collaboration.Participants)
            {
                parts.Cell(id).Cell(Key(DemoNames.ActorId(part.Actor))).Cell(part.Role).Cell(part.ContributionUsd).Cell(part.ContributionUsd is null ? "" : "USD").EndRow();
                written++;
            }
        }

        return written;
    }

    private static long WriteFeedback(DemoRegistry registry, Stream stream, CancellationToken cancellationToken)
    {
        using var rows = new CsvRowWriter(stream, "actor", "partner", "kind", "at", "reason", "model_version", "rank");
        var written = 0L;
        foreach (var feedback in registry.Feedback())
        {
            if (++written % 10_000 == 0) cancellationToken.ThrowIfCancellationRequested();
            rows.Cell(Key(DemoNames.ActorId(feedback.Actor))).Cell(Key(DemoNames.ActorId(feedback.Partner))).Cell(DemoCodes.Of(feedback.Kind)).Cell(feedback.At)
                .Empty().Cell(feedback.Rank is null ? "" : DemoFeedbacks.ModelVersion).Cell(feedback.Rank).EndRow();
        }

        return written;
    }

    private static string Key(string id) => $"{DemoNames.Scheme}:{id}";
}
