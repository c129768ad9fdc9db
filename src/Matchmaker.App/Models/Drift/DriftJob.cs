using Matchmaker.App.Introductions;
using Matchmaker.App.Jobs;
using Matchmaker.App.Notifications;
using Matchmaker.App.Storage;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Models.Drift;

/// <summary>
/// Counts, each night, how the suggestions of the day before fared and what the registry is like; tells administrators where it has fallen. A day that was counted is counted again from the same records: what
/// comes out is the same.
/// </summary>
public sealed class DriftJob(RegistryDatabase database, AdministratorMails administrators, DriftOptions options) : IJob
{
    private const int CoverageDays = 28;

    private static readonly Dictionary<FeedbackKind, string> Counted = new()
    {
        [FeedbackKind.Seen] = FigureName.Shown,
        [FeedbackKind.Saved] = FigureName.Saved,
        [FeedbackKind.Asked] = FigureName.Asked,
        [FeedbackKind.Accepted] = FigureName.Accepted,
    };

    public JobDefinition Definition { get; } = new("drift", "0 10 0 * * ?");

    public async Task<JobResult> RunAsync(JobContext context, CancellationToken cancellationToken)
    {
        var day = DateOnly.FromDateTime(database.Time.GetUtcNow().UtcDateTime).AddDays(-1);
        await using var registry = database.CreateDbContext();
        context.Report("Counting what became of suggestions");
        List<NightlyFigure> figures = [.. await OnlineAsync(registry, day, cancellationToken)];
        context.Report("Counting actors");
        figures.AddRange(await RegistryAsync(registry, day, cancellationToken));

        await using var change = await registry.Database.BeginTransactionAsync(cancellationToken);
        await context.RequireLeaseAsync(registry, cancellationToken);
        await registry.NightlyFigures.Where(figure => figure.Day == day && !figure.Name.StartsWith(FigureName.Alarm)).ExecuteDeleteAsync(cancellationToken);
        registry.AddRange(figures);
        await registry.SaveChangesAsync(cancellationToken);
        var told = await TellAsync(registry, day, cancellationToken);
        await registry.SaveChangesAsync(cancellationToken);
        await change.CommitAsync(cancellationToken);
        var shown = figures.Where(figure => figure.Name == FigureName.Shown).Sum(figure => figure.Value);
        return new(told.Count == 0 ? $"{day:yyyy-MM-dd}: {shown:N0} suggestions shown; nothing fell." : $"{day:yyyy-MM-dd}: {string.Join(' ', told)}")
        {
            Counts = new Dictionary<string, long> { ["shown"] = (long)shown, ["figures"] = figures.Count, ["alarms"] = told.Count },
        };
    }

    private static async Task<IEnumerable<NightlyFigure>> OnlineAsync(RegistryContext registry, DateOnly day, CancellationToken cancellationToken)
    {
        var (from, until) = (StartOf(day), StartOf(day.AddDays(1)));
        var kinds = Counted.Keys.ToList();
        var rows = await registry.Feedback.Where(f => f.At >= from && f.At < until && kinds.Contains(f.Kind))
            .GroupBy(f => new { f.Kind, f.ModelVersion, f.Rank }).Select(group => new { group.Key.Kind, group.Key.ModelVersion, group.Key.Rank, Count = group.Count() }).ToListAsync(cancellationToken);
        return rows.GroupBy(row => (Counted[row.Kind], Model: row.ModelVersion ?? "", Rank: RankSpan.Of(row.Rank)))
            .Select(group => new NightlyFigure { Day = day, Name = group.Key.Item1, Model = group.Key.Model, Rank = group.Key.Rank, Value = group.Sum(row => row.Count) });
    }

    private static async Task<IEnumerable<NightlyFigure>> RegistryAsync(RegistryContext registry, DateOnly day, CancellationToken cancellationToken)
    {
        var (from, until, since) = (StartOf(day), StartOf(day.AddDays(1)), StartOf(day.AddDays(1 - CoverageDays)));
        var actors = await registry.Actors.CountAsync(cancellationToken);
        var added = await registry.Actors.CountAsync(actor => actor.CreatedAt >= from && actor.CreatedAt < until, cancellationToken);
        var known = await registry.Participations.Where(one => registry.Participations.Any(other => other.CollaborationId == one.CollaborationId && other.ActorId != one.ActorId))
            .Select(one => one.ActorId).Distinct().CountAsync(cancellationToken);
        var shown = await registry.Feedback.Where(f => f.Kind == FeedbackKind.Seen && f.At >= since && f.At < until).Select(f => f.PartnerId).Distinct().CountAsync(cancellationToken);
        var all = Math.Max(1.0, actors);
        return
        [
            new() { Day = day, Name = FigureName.Actors, Value = actors }, new() { Day = day, Name = FigureName.NewActors, Value = added },
            new() { Day = day, Name = FigureName.ColdStart, Value = (actors - known) / all }, new() { Day = day, Name = FigureName.Coverage, Value = shown / all },
        ];
    }

    // Once for each thing that fell, until it has stood still for as long as is looked at.
    private async Task<List<string>> TellAsync(RegistryContext registry, DateOnly day, CancellationToken cancellationToken)
    {
        var (earliest, quiet) = (day.AddDays(1 - options.RecentDays - options.EarlierDays), day.AddDays(1 - options.RecentDays));
        var figures = await registry.NightlyFigures.AsNoTracking().Where(figure => figure.Day >= earliest && figure.Day <= day).ToListAsync(cancellationToken);
        var told = new List<string>();
        foreach (var (name, text) in DriftRule.Falls(figures, day, options))
        {
            var alarm = FigureName.Alarm + name;
            if (figures.Any(figure => figure.Name == alarm && figure.Day >= quiet)) continue;
            registry.Add(new NightlyFigure { Day = day, Name = alarm, Value = 1 });
            await administrators.AddAsync(registry, FormattableString.Invariant($"drift:{name}:{day:yyyy-MM-dd}"), "Matchmaker: suggestions lead to less", $"{text}\n\nLook at the models and at what was changed in the registry.", "/secretariat/models", cancellationToken);
            told.Add(text);
        }

        return told;
    }

    private static DateTimeOffset StartOf(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
}
