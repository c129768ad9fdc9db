using Matchmaker.App.Access;
using Matchmaker.App.Storage;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Registry;

/// <summary>Looks through the registry for actors of one country that may be one: by names and aliases, folded, by web site, and by names that are nearly the same.</summary>
public sealed class DuplicateFinder(RegistryDatabase database)
{
    /// <summary>Names at least so alike are shown.</summary>
    public const double Threshold = 0.85;

    private const int LargestBlock = 60;

    /// <summary>The likeliest pairs.</summary>
    public async Task<IReadOnlyList<DuplicatePair>> FindAsync(Caller caller, string? country, int most = 200, CancellationToken cancellationToken = default)
    {
        AccessRules.Require(caller, Deed.TendRegistry);
        await using var context = database.CreateDbContext();
        var actors = context.Actors.AsNoTracking().Where(a => country == null || a.Country == country);
        var rows = await actors.OrderBy(a => a.Id).Select(a => new Row(a.Id, a.Name, a.NormalisedName, a.Country, a.Kind, a.Website)).ToListAsync(cancellationToken);
        var aliases = (await context.Aliases.AsNoTracking().Join(actors, alias => alias.ActorId, a => a.Id, (alias, a) => new { a.Id, alias.NormalisedName }).ToListAsync(cancellationToken))
            .ToLookup(alias => alias.Id, alias => alias.NormalisedName);
        var found = new Dictionary<(long, long), DuplicatePair>();
        Pair(rows.SelectMany(row => aliases[row.Id].Append(row.Folded).Distinct().Select(name => (Key: name, Row: row))), DuplicateSign.SameName);
        Pair(rows.Where(row => row.Website is not null).Select(row => (Key: Site(row.Website!), Row: row)), DuplicateSign.SameWebsite);
        cancellationToken.ThrowIfCancellationRequested();
        Pair(rows.SelectMany(row => Words(row.Folded).Select(word => (Key: word, Row: row))), DuplicateSign.LikeName);
        return [.. found.Values.OrderBy(pair => pair.Why == DuplicateSign.LikeName).ThenByDescending(pair => pair.Likeness).ThenBy(pair => pair.First.Id).ThenBy(pair => pair.Second.Id).Take(most)];

        void Pair(IEnumerable<(string Key, Row Row)> keyed, DuplicateSign why)
        {
            foreach (var block in keyed.Where(one => one.Key.Length > 0).GroupBy(one => (one.Key, one.Row.Country, one.Row.Kind), one => one.Row))
            {
                // A word that many names hold tells nothing.
                var members = block.ToList();
                if (members.Count is < 2 or > LargestBlock) continue;
                for (var first = 0; first < members.Count; first++)
                    for (var second = first + 1; second < members.Count; second++) Add(members[first], members[second], why);
            }
        }

        void Add(Row first, Row second, DuplicateSign why)
        {
            if (found.ContainsKey((first.Id, second.Id)) || first.Id == second.Id) return;
            var likeness = NameLikeness.Of(first.Folded, second.Folded);
            if (why == DuplicateSign.LikeName && likeness < Threshold) return;
            found[(first.Id, second.Id)] = new(new(first.Id, first.Name, first.Country), new(second.Id, second.Name, second.Country), why, likeness);
        }
    }

    private static IEnumerable<string> Words(string folded) => folded.Split(' ').Where(word => word.Length >= 4).DefaultIfEmpty(folded).Distinct();

    private static string Site(string website) =>
        Uri.TryCreate(website, UriKind.Absolute, out var address) ? (address.Host.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? address.Host[4..] : address.Host).ToLowerInvariant() + address.AbsolutePath.TrimEnd('/') : "";

    private sealed record Row(long Id, string Name, string Folded, string Country, ActorKind Kind, string? Website);
}
