using Matchmaker.App.Storage;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Registry;

/// <summary>Finds actors of a country whose name or an alias is like a given name.</summary>
public static class SimilarNames
{
    /// <summary>Names less alike than this are taken for different ones.</summary>
    public const double Threshold = 0.6;

    private const int MostShown = 5;

    /// <summary>The actors most like a name, the likest first.</summary>
    public static async Task<IReadOnlyList<SimilarActor>> FindAsync(RegistryContext context, string name, string country, CancellationToken cancellationToken = default)
    {
        var folded = NameNormaliser.Normalise(name);
        if (folded.Length == 0) return [];
        var actors = context.Actors.AsNoTracking().Where(a => a.Country == country);
        var names = await actors.Select(a => new { a.Id, a.Name, a.NormalisedName }).ToListAsync(cancellationToken);
        var aliases = await context.Aliases.AsNoTracking().Join(actors, alias => alias.ActorId, a => a.Id, (alias, a) => new { a.Id, alias.Name, alias.NormalisedName }).ToListAsync(cancellationToken);
        var found = names.Concat(aliases)
            .Select(row => (row.Id, row.Name, Likeness: Likeness(folded, row.NormalisedName)))
            .Where(row => row.Likeness >= Threshold)
            .OrderByDescending(row => row.Likeness).ThenBy(row => row.Id)
            .DistinctBy(row => row.Id).Take(MostShown).ToList();
        long[] ids = [.. found.Select(row => row.Id)];
        var shown = await context.Actors.AsNoTracking().Where(a => ids.Contains(a.Id)).Select(a => new { a.Id, a.Name, a.Country, a.Helix }).ToDictionaryAsync(a => a.Id, cancellationToken);
        return [.. found.Select(row => new SimilarActor(new(row.Id, shown[row.Id].Name, shown[row.Id].Country), shown[row.Id].Helix, row.Name, row.Likeness))];
    }

    // Names of very different length cannot be alike: most are passed over without counting.
    private static double Likeness(string first, string second) =>
        2.0 * Math.Min(first.Length, second.Length) < Threshold * (first.Length + second.Length) ? 0 : NameLikeness.Of(first, second);
}
