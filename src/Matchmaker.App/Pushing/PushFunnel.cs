using Matchmaker.App.Access;
using Matchmaker.App.Introductions;
using Matchmaker.App.Storage;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Pushing;

/// <summary>What became of pushed suggestions, by model and rank.</summary>
public sealed class PushFunnel(RegistryDatabase database)
{
    /// <summary>All lines, the latest model first, then by rank.</summary>
    /// <exception cref="AccessDeniedException">The caller does not tend the balance.</exception>
    public async Task<IReadOnlyList<FunnelLine>> ReadAsync(Caller caller, CancellationToken cancellationToken = default)
    {
        AccessRules.Require(caller, Deed.ReadBalance);
        await using var context = database.CreateDbContext();
        var pushed = await context.PushedSuggestions.AsNoTracking().GroupBy(one => new { one.ModelVersion, one.Rank })
            .Select(group => new { group.Key.ModelVersion, group.Key.Rank, Pushed = group.Count(), Opened = group.Count(one => one.OpenedAt != null), Last = group.Max(one => one.Id) }).ToListAsync(cancellationToken);
        var asked = await context.Introductions.AsNoTracking().Join(context.PushedSuggestions, i => i.PushedSuggestionId, one => one.Id, (i, one) => new { one.ModelVersion, one.Rank, i.State })
            .GroupBy(one => new { one.ModelVersion, one.Rank, one.State }).Select(group => new { group.Key.ModelVersion, group.Key.Rank, group.Key.State, Count = group.Count() }).ToListAsync(cancellationToken);
        var latest = pushed.GroupBy(line => line.ModelVersion, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Max(line => line.Last), StringComparer.Ordinal);
        return [.. pushed.OrderByDescending(line => latest[line.ModelVersion]).ThenBy(line => line.Rank).Select(line =>
        {
            var own = asked.Where(one => one.ModelVersion == line.ModelVersion && one.Rank == line.Rank).ToList();
            return new FunnelLine(
                line.ModelVersion, line.Rank, line.Pushed, line.Opened, own.Sum(one => one.Count),
                own.Where(one => one.State is IntroductionState.Accepted or IntroductionState.Met or IntroductionState.WorkedTogether).Sum(one => one.Count),
                own.Where(one => one.State == IntroductionState.WorkedTogether).Sum(one => one.Count));
        })];
    }
}
