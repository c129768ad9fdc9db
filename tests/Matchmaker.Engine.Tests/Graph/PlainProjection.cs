using Matchmaker.Engine.Graph;

namespace Matchmaker.Engine.Tests.Graph;

/// <summary>The projection as its definition reads: a dictionary of ordered pairs, in 64 bits.</summary>
internal static class PlainProjection
{
    public static Dictionary<(int A, int B), double> Of(IEnumerable<PlainCollaboration> collaborations, ProjectionOptions options)
    {
        var ties = new Dictionary<(int, int), double>();
        foreach (var one in collaborations)
        {
            if (one.Size < 2 || one.Size > options.MaximumSize) continue;
            if (options.HalfLifeDays is not null && one.Day == Hypergraph.UnknownDay) continue;
            var age = options.HalfLifeDays is { } halfLife ? Math.Pow(0.5, Math.Max(0, options.AsOfDay - one.Day) / halfLife) : 1;
            var share = one.Weight * age / Math.Pow(one.Size - 1, options.SizeDiscount);
            foreach (var a in one.Distinct)
                foreach (var b in one.Distinct.Where(b => b != a)) ties[(a, b)] = ties.GetValueOrDefault((a, b)) + share;
        }

        return ties;
    }
}
