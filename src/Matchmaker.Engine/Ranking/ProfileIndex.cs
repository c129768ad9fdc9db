using Matchmaker.Engine.Numerics;

namespace Matchmaker.Engine.Ranking;

/// <summary>Profiles weighed and turned round, so that those who match an actor are found without looking at everybody.</summary>
internal sealed class ProfileIndex
{
    private readonly float[] _sectorRarity;
    private readonly float[] _needRarity;
    private readonly float[] _wordRarity;

    private ProfileIndex(ProfileTable profiles)
    {
        (_sectorRarity, _needRarity, _wordRarity) = (TermWeights.Rarity(profiles.Sectors), TermWeights.Rarity(profiles.Offers), TermWeights.Rarity(profiles.Words));
        Rows = Weigh(profiles);
        InSector = Sectors.Transpose();
        Seeking = Needs.Transpose();
        Offering = Offers.Transpose();
    }

    /// <summary>The profiles, weighed.</summary>
    public ProfileTable Rows { get; }

    /// <summary>Actors × sectors, rows of length 1.</summary>
    public SparseRows Sectors => Rows.Sectors;

    /// <summary>Actors × terms, rows of sum 1: how much of its need each term is.</summary>
    public SparseRows Needs => Rows.Needs;

    /// <summary>Actors × terms, at most 1 each.</summary>
    public SparseRows Offers => Rows.Offers;

    /// <summary>Actors × words, rows of length 1.</summary>
    public SparseRows Words => Rows.Words;

    /// <summary>Actors × languages.</summary>
    public SparseRows Languages => Rows.Languages;

    /// <summary><see cref="Sectors"/> by sector.</summary>
    public SparseRows InSector { get; }

    /// <summary><see cref="Needs"/> by term.</summary>
    public SparseRows Seeking { get; }

    /// <summary><see cref="Offers"/> by term.</summary>
    public SparseRows Offering { get; }

    /// <summary>O(entries).</summary>
    public static ProfileIndex Build(ProfileTable profiles) => new(profiles);

    /// <summary>Weighs profiles told in the same terms as these are weighed: those of a draft, say. O(its entries).</summary>
    public ProfileTable Weigh(ProfileTable profiles) => new(
        TermWeights.Cosine(profiles.Sectors, _sectorRarity), TermWeights.Shares(profiles.Needs, _needRarity),
        profiles.Offers, TermWeights.Cosine(profiles.Words, _wordRarity), profiles.Languages);
}
