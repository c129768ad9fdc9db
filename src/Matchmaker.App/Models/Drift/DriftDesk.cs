using Matchmaker.App.Access;
using Matchmaker.App.Storage;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Models.Drift;

/// <summary>The nightly figures, for those who look after the models.</summary>
public sealed class DriftDesk(RegistryDatabase database)
{
    /// <summary>The figures of the last days, oldest first.</summary>
    /// <exception cref="AccessDeniedException">The caller may not look at models.</exception>
    public async Task<IReadOnlyList<NightlyFigure>> ReadAsync(Caller caller, int days, CancellationToken cancellationToken = default)
    {
        AccessRules.Require(caller, Deed.ReadModels);
        var from = DateOnly.FromDateTime(database.Time.GetUtcNow().UtcDateTime).AddDays(-days);
        await using var context = database.CreateDbContext();
        return await context.NightlyFigures.AsNoTracking().Where(figure => figure.Day >= from).OrderBy(figure => figure.Day).ThenBy(figure => figure.Id).ToListAsync(cancellationToken);
    }
}
