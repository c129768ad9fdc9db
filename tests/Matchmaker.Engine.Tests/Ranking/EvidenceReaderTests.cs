using Matchmaker.Engine.Numerics;
using Matchmaker.Engine.Ranking;

namespace Matchmaker.Engine.Tests.Ranking;

public sealed class EvidenceReaderTests
{
    private static readonly RankingWorld World = new(11);

    [Fact]
    public void Of_AnyPair_NamesAllThatTheSignalsAreMadeOf()
    {
        var plain = new PlainSignals(World);
        var compared = 0;
        foreach (var actor in RankingWorld.Everyone.Where(actor => actor % 5 == 0 && World.Partners(actor).Any()))
        {
            var reader = new EvidenceReader(World.Model, actor, most: 100);
            foreach (var other in RankingWorld.Everyone.Where(other => other != actor))
            {
                var evidence = reader.Of(other);
                var signals = plain.Of(actor, other);
                Assert.Equal(World.Partners(actor).Intersect(World.Partners(other)).Order(), evidence.SharedPartners.Select(partner => partner.Index).Order());
                Assert.Equal(evidence.SharedPartnerCount == 0 ? 0 : 1, evidence.SharedPartners.Sum(partner => partner.Weight), 1e-6);
                Assert.Equal(signals[(int)Signal.NeedsMet], evidence.NeedsMet.Sum(term => term.Weight), 1e-5);
                Assert.Equal(signals[(int)Signal.OffersWanted], evidence.OffersWanted.Sum(term => term.Weight), 1e-5);
                Assert.Equal(signals[(int)Signal.Sectors], evidence.Sectors.Sum(term => term.Weight), 1e-5);
                Assert.Equal(signals[(int)Signal.Words], evidence.Words.Sum(term => term.Weight), 1e-5);
                Assert.Equal(signals[(int)Signal.Languages] > 0, evidence.Languages.Count > 0);
                compared++;
            }
        }

        Assert.True(compared > 200);
    }

    /// <summary>What the past partners carry adds up to the score of the actor as it would be folded in, whichever of them add and which take away.</summary>
    [Fact]
    public void Of_AnyPair_FactorScoreIsThatOfAFoldInAndCarriersAreItsPositiveParts()
    {
        foreach (var actor in RankingWorld.Everyone.Where(actor => World.Partners(actor).Any()))
        {
            var factor = new float[World.Model.Factors.Rank];
            int[] partners = [.. World.Partners(actor)];
            World.Model.Factors.FoldIn(partners, [.. partners.Select(_ => 1f)], factor);
            var reader = new EvidenceReader(World.Model, actor, most: 100);
            foreach (var other in RankingWorld.Everyone)
            {
                var evidence = reader.Of(other);
                Assert.Equal(VectorKernels.Dot(factor, World.Model.Factors.Columns.Row(other)), evidence.FactorScore, 1e-4);
                Assert.All(evidence.FactorCarriers, carrier => Assert.True(carrier.Weight > 0 && partners.Contains(carrier.Index)));
                Assert.True(evidence.FactorCarriers.Sum(carrier => carrier.Weight) >= evidence.FactorScore - 1e-4);
            }
        }
    }

    [Fact]
    public void Of_FewAskedFor_GivesTheHeaviestFirst()
    {
        var actor = RankingWorld.Everyone.OrderByDescending(actor => World.Partners(actor).Count()).First();
        var (all, three) = (new EvidenceReader(World.Model, actor, 100), new EvidenceReader(World.Model, actor));
        foreach (var other in RankingWorld.Everyone)
        {
            Assert.Equal(all.Of(other).SharedPartners.Take(3), three.Of(other).SharedPartners);
            Assert.Equal(all.Of(other).SharedPartners.OrderByDescending(partner => partner.Weight), all.Of(other).SharedPartners);
            Assert.Equal(all.Of(other).SharedPartnerCount, three.Of(other).SharedPartnerCount);
        }
    }

    [Fact]
    public void Of_ActorWithoutPartners_HasProfilesOnly()
    {
        var newcomer = RankingWorld.Everyone.First(actor => !World.Partners(actor).Any());

        Assert.All(RankingWorld.Everyone, other =>
        {
            var evidence = new EvidenceReader(World.Model, newcomer).Of(other);
            Assert.Empty(evidence.SharedPartners);
            Assert.Empty(evidence.FactorCarriers);
            Assert.Equal(0, evidence.FactorScore);
        });
    }
}
