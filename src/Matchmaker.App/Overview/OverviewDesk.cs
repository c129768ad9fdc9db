using Matchmaker.App.Access;
using Matchmaker.App.Accounts;
using Matchmaker.App.Introductions;
using Matchmaker.App.Registry;
using Matchmaker.App.Storage;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Overview;

/// <summary>Puts together what the secretariat sees first.</summary>
public sealed class OverviewDesk(RegistryDatabase database, AuditReader audit)
{
    private const int EntriesShown = 8;

    private static readonly TimeSpan Month = TimeSpan.FromDays(30);

    public async Task<SecretariatOverview> ReadAsync(Caller caller, CancellationToken cancellationToken = default)
    {
        AccessRules.Require(caller, Deed.TendRegistry);
        var since = database.Time.GetUtcNow() - Month;
        await using var context = database.CreateDbContext();
        var states = await context.Actors.GroupBy(a => a.Verification.State).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
        var cells = await context.Actors.GroupBy(a => new { a.Country, a.Helix }).Select(g => new { g.Key.Country, g.Key.Helix, Count = g.Count() }).ToListAsync(cancellationToken);
        return new(
            await context.ActorClaims.CountAsync(c => c.State == ClaimState.Pending, cancellationToken),
            states.GetValueOrDefault(VerificationState.Pending),
            states.GetValueOrDefault(VerificationState.Expired),
            states,
            states.Values.Sum(),
            await context.Collaborations.CountAsync(cancellationToken),
            await context.Users.CountAsync(cancellationToken),
            await context.Introductions.CountAsync(i => i.AskedAt >= since, cancellationToken),
            await context.Introductions.CountAsync(
                i => i.AnsweredAt >= since && (i.State == IntroductionState.Accepted || i.State == IntroductionState.Met || i.State == IntroductionState.WorkedTogether), cancellationToken),
            cells.ToDictionary(cell => (cell.Country, cell.Helix), cell => cell.Count),
            (await audit.ReadAsync(caller, new(), 0, EntriesShown, cancellationToken)).Lines);
    }
}
