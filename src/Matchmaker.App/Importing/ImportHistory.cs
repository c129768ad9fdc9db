using Matchmaker.App.Access;
using Matchmaker.App.Storage;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Importing;

/// <summary>The imports that the registry remembers, whoever made them.</summary>
public sealed class ImportHistory(RegistryDatabase database)
{
    /// <summary>The last imports, the latest first.</summary>
    /// <exception cref="AccessDeniedException">The caller may not import.</exception>
    public async Task<IReadOnlyList<ImportRun>> LatestAsync(Caller caller, int most, CancellationToken cancellationToken = default)
    {
        AccessRules.Require(caller, Deed.ImportFiles);
        await using var context = database.CreateDbContext();
        return await context.ImportRuns.AsNoTracking().OrderByDescending(run => run.Id).Take(most).ToListAsync(cancellationToken);
    }
}
