using Matchmaker.App.Registry;
using Matchmaker.Engine.Ranking;
using Matchmaker.Engine.Ranking.Variety;

namespace Matchmaker.App.Matching;

/// <summary>What the wishes of one actor add to the score of a candidate, part by part.</summary>
internal sealed class WishScore
{
    /// <summary>What a slider at its end adds or takes away, in units of the score.</summary>
    private const double SliderWeight = 2;

    /// <summary>What full likeness to somebody dismissed takes away.</summary>
    private const double DismissedWeight = 1;

    /// <summary>What full likeness to somebody saved adds.</summary>
    private const double SavedWeight = 0.5;

    private readonly RegistrySnapshot _snapshot;
    private readonly ActorLikeness _likeness;
    private readonly SuggestionWishes _wishes;
    private readonly int _country;
    private readonly bool _isInAsean;

    public WishScore(RegistrySnapshot snapshot, ActorLikeness likeness, int actor, SuggestionWishes wishes)
    {
        _snapshot = snapshot;
        _likeness = likeness;
        _wishes = wishes;
        _country = snapshot.Traits.Country[actor];
        _isInAsean = Countries.Asean.Contains(snapshot.CountryOf(actor));
    }

    /// <summary>All parts together.</summary>
    public double Of(int partner, ReadOnlySpan<float> signals) => Familiarity(signals) + Nearness(partner) + Fewer(partner).Value + More(partner).Value;

    /// <summary>The parts that are not 0.</summary>
    public IEnumerable<ScoreAddend> AddendsOf(int partner, float[] signals)
    {
        ScoreAddend[] all = [new(AddendKind.Familiarity, Familiarity(signals)), new(AddendKind.Nearness, Nearness(partner)), Fewer(partner), More(partner)];
        return all.Where(addend => addend.Value != 0);
    }

    // One who shares a partner is familiar, one whom a partner's partner knows is half way.
    private double Familiarity(ReadOnlySpan<float> signals)
    {
        if (_wishes.Familiarity == 0) return 0;
        var isKnown = signals[(int)Signal.CommonNeighbours] > 0;
        return SliderWeight * _wishes.Familiarity * (isKnown ? 1 : -1);
    }

    private double Nearness(int partner)
    {
        if (_wishes.Nearness == 0) return 0;
        var nearness = _snapshot.Traits.Country[partner] == _country ? 1 : _isInAsean && Countries.Asean.Contains(_snapshot.CountryOf(partner)) ? 0 : -1;
        return SliderWeight * _wishes.Nearness * nearness;
    }

    private ScoreAddend Fewer(int partner) => MostLike(AddendKind.FewerLike, -DismissedWeight, partner, _wishes.FewerLike);

    private ScoreAddend More(int partner) => MostLike(AddendKind.MoreLike, SavedWeight, partner, _wishes.MoreLike);

    private ScoreAddend MostLike(AddendKind kind, double weight, int partner, IReadOnlyList<int> others)
    {
        (double Likeness, int? Other) most = default;
        foreach (var other in others)
            if (other != partner && _likeness.Of(partner, other) is var likeness && likeness > most.Likeness) most = (likeness, other);
        return new(kind, weight * most.Likeness, most.Other);
    }
}
