using Matchmaker.Engine.Numerics;

namespace Matchmaker.Engine.Ranking;

/// <summary>Profiles weighed and turned round, so that those who match an actor are found without looking at everybody.</summary>
internal sealed class ProfileIndex
{
    private ProfileIndex(SparseRows sectors, SparseRows needs, SparseRows offers, SparseRows words, SparseRows languages)
    {
        Sectors = sectors;
        Needs = needs;
        Offers = offers;
        Words = words;
        Languages = languages;
        InSector = sectors.Transpose();
        Seeking = needs.Transpose();
        Offering = offers.Transpose();
    }

    /// <summary>Actors × sectors, rows of length 1.</summary>
    public SparseRows Sectors { get; }

    /// <summary>Actors × terms, rows of sum 1: how much of its need each term is.</summary>
    public SparseRows Needs { get; }

    /// <summary>Actors × terms, at most 1 each.</summary>
    public SparseRows Offers { get; }

    /// <summary>Actors × words, rows of length 1.</summary>
    public SparseRows Words { get; }

    /// <summary>Actors × languages.</summary>
    public SparseRows Languages { get; }

    /// <summary><see cref="Sectors"/> by sector.</summary>
    public SparseRows InSector { get; }

    /// <summary><see cref="Needs"/> by term.</summary>
    public SparseRows Seeking { get; }

    /// <summary><see cref="Offers"/> by term.</summary>
    public SparseRows Offering { get; }

    /// <summary>O(entries).</summary>
    public static ProfileIndex Build(ProfileTable profiles) => new(
        TermWeights.Cosine(profiles.Sectors), TermWeights.Shares(profiles.Needs, TermWeights.Rarity(profiles.Offers)),
        profiles.Offers, TermWeights.Cosine(profiles.Words), profiles.Languages);
}
