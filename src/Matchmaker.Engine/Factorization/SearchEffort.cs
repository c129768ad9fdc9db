namespace Matchmaker.Engine.Factorization;

/// <summary>What a search had to look at.</summary>
/// <param name="Read">Rows read, in 8 bits or in full.</param>
/// <param name="Scored">Rows scored in full.</param>
internal readonly record struct SearchEffort(long Read, long Scored)
{
    public static SearchEffort operator +(SearchEffort one, SearchEffort other) => new(one.Read + other.Read, one.Scored + other.Scored);
}
