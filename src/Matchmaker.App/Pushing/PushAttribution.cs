using Matchmaker.App.Storage;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Pushing;

/// <summary>Finds the pushed suggestion that an introduction came of.</summary>
internal static class PushAttribution
{
    /// <summary>How long after it was told a suggestion may be what an introduction came of.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromDays(90);

    /// <summary>The suggestion of one actor to another that was opened last, or else told last; null where there was none lately.</summary>
    public static Task<PushedSuggestion?> FindAsync(RegistryContext context, long actorId, long partnerId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var earliest = now - Lasts;
        return context.PushedSuggestions.AsNoTracking().Where(one => one.ActorId == actorId && one.PartnerId == partnerId && one.CreatedAt >= earliest)
            .OrderByDescending(one => one.OpenedAt != null).ThenByDescending(one => one.OpenedAt).ThenByDescending(one => one.Id).FirstOrDefaultAsync(cancellationToken);
    }
}
