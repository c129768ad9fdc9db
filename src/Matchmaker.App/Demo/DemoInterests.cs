using Matchmaker.App.Registry;

namespace Matchmaker.App.Demo;

/// <summary>The offers and needs of the taxonomy as bits, so that a meeting of need and offer is one operation.</summary>
internal static class DemoInterests
{
    public static readonly TaxonomyTerm[] Terms = [.. Taxonomy.Interests.Terms.Where(t => t.Parent is not null)];

    private static readonly Dictionary<string, int> Bits = Terms.Select((term, bit) => (term.Code, bit)).ToDictionary(p => p.Code, p => p.bit, StringComparer.Ordinal);

    public static ulong Bit(string code) => 1UL << Bits[code];

    public static IEnumerable<TaxonomyTerm> Of(ulong bits)
    {
        for (var bit = 0; bit < Terms.Length; bit++)
            if ((bits >> bit & 1) != 0) yield return Terms[bit];
    }
}
