using Matchmaker.Engine.Factorization;
using Matchmaker.Engine.Graph;
using Matchmaker.Engine.Ranking;
using Matchmaker.Engine.Tests.Graph;

namespace Matchmaker.Engine.Tests.Ranking;

public sealed class SignalReaderTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Read_RandomRegistry_GivesEverySignalAsDocumented(int seed)
    {
        var world = new RankingWorld(seed);
        var plain = new PlainSignals(world);
        var reader = new SignalReader(world.Model);
        var compared = 0;
        var unknown = new HashSet<Signal>();
        foreach (var actor in RankingWorld.Everyone.Where(actor => actor % 4 == 0 && world.Partners(actor).Any()))
        {
            var list = reader.Read(actor);
            for (var at = 0; at < list.Count; at++)
            {
                var expected = plain.Of(actor, list.Actors[at]);
                foreach (var signal in Enum.GetValues<Signal>())
                {
                    var (wanted, got) = (expected[(int)signal], list.SignalsOf(at)[(int)signal]);
                    Assert.True(double.IsNaN(wanted) ? float.IsNaN(got) : Math.Abs(wanted - got) < 2e-3, $"{signal} of {actor} and {list.Actors[at]}: expected {wanted}, got {got}.");
                    compared++;
                    if (float.IsNaN(got)) unknown.Add(signal);
                }
            }
        }

        Assert.True(compared > 500);
        Assert.Subset(new HashSet<Signal> { Signal.SameCity, Signal.LeadPartners }, unknown);
        Assert.Contains(Signal.SameCity, unknown);
    }

    /// <summary>With room for all, candidates are exactly those two ties away, or with a positive product of factors, less the actor, its partners and actors without any.</summary>
    [Fact]
    public void Read_RoomForEveryone_FindsAllWithAPositiveSource()
    {
        var world = new RankingWorld(4);
        var reader = new SignalReader(world.Model);
        foreach (var actor in RankingWorld.Everyone.Where(actor => world.Partners(actor).Any()))
        {
            var expected = RankingWorld.Everyone.Where(other => other != actor && world.Counts[actor, other] == 0 && world.Partners(other).Any())
                .Where(other => world.Partners(actor).Intersect(world.Partners(other)).Any() || world.Model.Factors.Score(actor, other) > 0 || world.Fit(actor, other) > 0);
            Assert.Equal(expected, reader.Read(actor).Actors);
        }
    }

    [Theory]
    [InlineData(CandidateKinds.Strangers)]
    [InlineData(CandidateKinds.Newcomers)]
    [InlineData(CandidateKinds.Partners)]
    public void Nominate_EveryKind_FindsThoseThatReadMeasures(CandidateKinds kinds)
    {
        var world = new RankingWorld(5);
        var reader = new SignalReader(world.Model);
        foreach (var actor in RankingWorld.Everyone)
        {
            Assert.Equal(new SignalReader(world.Model).Read(actor, other => other % 7 != 0, kinds).Actors, reader.Nominate(actor, other => other % 7 != 0, kinds));
            Assert.Equal(new SignalReader(world.Model).Read(actor).Actors, reader.Read(actor).Actors);
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => reader.Nominate(RankingWorld.Everyone.Count()));
    }

    /// <summary>Who is refused makes room for the next best.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Read_RoomForTwo_TakesTheBestOfEachSourceThatAreAllowed(bool isRuled)
    {
        var world = new RankingWorld(5, candidatesPerSource: 2);
        var reader = new SignalReader(world.Model);
        var actor = RankingWorld.Everyone.First(actor => world.Partners(actor).Count() is > 3 and < 9);
        double Through(double[,] ties, int b) => RankingWorld.Everyone.Sum(z => ties[z, b] == 0 ? 0 : ties[actor, z] * ties[z, b] / RankingWorld.Everyone.Sum(y => ties[z, y]));
        var open = RankingWorld.Everyone.Where(other => other != actor && world.Counts[actor, other] == 0 && world.Partners(other).Any() && !(isRuled && other % 3 == 0)).ToArray();

        var expected = open.OrderByDescending(b => Through(world.Counts, b)).Take(2)
            .Concat(open.OrderByDescending(b => Through(world.Aged, b)).Take(2))
            .Concat(open.OrderByDescending(b => world.Model.Factors.Score(actor, b)).Take(2))
            .Concat(open.Where(b => world.Fit(actor, b) > 0).OrderByDescending(b => world.Fit(actor, b)).Take(2));

        Assert.Equal(expected.Distinct().Order(), reader.Read(actor, isRuled ? other => other % 3 != 0 : null).Actors);
    }

    [Fact]
    public void Read_RefusedByTheCaller_AreLeftOut()
    {
        var world = new RankingWorld(6);
        var reader = new SignalReader(world.Model);
        var actor = RankingWorld.Everyone.First(actor => world.Partners(actor).Count() > 3);
        var all = reader.Read(actor).Actors;

        Assert.Equal(all.Where(other => other % 2 == 0), reader.Read(actor, other => other % 2 == 0).Actors);
        Assert.Contains(all, other => other % 2 == 1);
    }

    [Fact]
    public void Read_PartnersAndNewcomersAskedFor_AreThereToo()
    {
        var world = new RankingWorld(10);
        var reader = new SignalReader(world.Model);
        var actor = RankingWorld.Everyone.First(actor => world.Partners(actor).Count() > 3);
        var strangers = reader.Read(actor).Actors;
        int[] newcomers = [.. RankingWorld.Everyone.Where(other => !world.Partners(other).Any() && world.Fit(actor, other) > 0)];

        Assert.Equal(strangers.Union(world.Partners(actor)).Order(), reader.Read(actor, null, CandidateKinds.Partners).Actors);
        Assert.Equal(strangers.Union(newcomers).Order(), reader.Read(actor, null, CandidateKinds.Newcomers).Actors);
        Assert.NotEmpty(newcomers);
        Assert.DoesNotContain(strangers, other => !world.Partners(other).Any());
        Assert.All(reader.Read(actor, other => other % 2 == 0, CandidateKinds.Partners | CandidateKinds.Newcomers).Actors, other => Assert.Equal(0, other % 2));
    }

    /// <summary>Of a candidate without a past nothing is known of its past: that must not read as a past of nothing, which a shape could praise.</summary>
    [Fact]
    public void Read_NewcomersAsCandidates_HaveNoNumberForAPast()
    {
        var world = new RankingWorld(10);
        var actor = RankingWorld.Everyone.First(actor => world.Partners(actor).Count() > 3);
        var list = new SignalReader(world.Model).Read(actor, null, CandidateKinds.Newcomers);

        for (var at = 0; at < list.Count; at++)
        {
            var isKnown = world.Partners(list.Actors[at]).Any();
            Assert.All([Signal.Activity, Signal.Freshness, Signal.Factors, Signal.Walk, Signal.Themes], signal => Assert.Equal(isKnown, !float.IsNaN(list.SignalsOf(at)[(int)signal])));
            Assert.All([Signal.NeedsMet, Signal.Sectors, Signal.CountryPair, Signal.CountryHabit], signal => Assert.False(float.IsNaN(list.SignalsOf(at)[(int)signal])));
        }
    }

    [Fact]
    public void Read_ReusingMemory_GivesTheSameSignalsUntilTheNextReading()
    {
        var world = new RankingWorld(12);
        var (fresh, reusing) = (new SignalReader(world.Model), new SignalReader(world.Model, reusesMemory: true));
        foreach (var actor in RankingWorld.Everyone)
        {
            var (expected, list) = (fresh.Read(actor), reusing.Read(actor));
            Assert.Equal(expected.Actors, list.Actors);
            Assert.Equal(expected.Signals, list.Signals[..expected.Signals.Length]);
        }
    }

    /// <summary>A reader must not carry anything over, not even after its caller's rule has failed.</summary>
    [Fact]
    public void Read_AfterARuleThatThrew_GivesTheSameAsAFreshReader()
    {
        var world = new RankingWorld(7);
        var reader = new SignalReader(world.Model);
        Assert.Throws<InvalidOperationException>(() => reader.Read(3, other => other > 20 ? throw new InvalidOperationException() : false));

        foreach (var actor in RankingWorld.Everyone)
        {
            var (fresh, used) = (new SignalReader(world.Model).Read(actor), reader.Read(actor));
            Assert.Equal(fresh.Actors, used.Actors);
            Assert.Equal(fresh.Signals, used.Signals);
        }
    }

    /// <summary>The last actor has no past; there are no features in this world, so factors put nobody forward.</summary>
    [Fact]
    public void Read_ActorWithoutPartners_NominatesTheBestOfEveryColdSource()
    {
        const int newcomer = RankingWorld.Actors - 1;
        var world = new RankingWorld(8, candidatesPerSource: 5);
        var model = world.Model;
        var reader = new SignalReader(model);
        var (country, helix) = (world.Traits.Country, world.Traits.Helix);
        double Active(int other) => 1 + model.Ties.AgedStrengths[other];
        Func<int, double>[] sources =
        [
            Active,
            other => Active(other) * Math.Exp(model.CountryLift[country[newcomer], country[other]] + model.HelixLift[helix[newcomer], helix[other]]),
            other => country[other] == country[newcomer] ? Active(other) : 0,
            other => helix[other] == helix[newcomer] ? Active(other) : 0,
            other => model.Newcomers.ByCountry[other, country[newcomer]],
            other => model.Newcomers.Newcomers[other],
        ];

        var candidates = reader.Read(newcomer);

        var open = RankingWorld.Everyone.Where(other => model.Counts.Degree(other) > 0).ToArray();
        var expected = sources.SelectMany(source => open.Where(other => source(other) > 0).OrderByDescending(other => (float)source(other)).Take(5))
            .Concat(open.Where(other => world.Fit(newcomer, other) > 0).OrderByDescending(other => world.Fit(newcomer, other)).Take(5)).Distinct().Order();
        Assert.Equal(expected, candidates.Actors);
        Assert.DoesNotContain(newcomer, candidates.Actors);
        Assert.All(candidates.Signals, signal => Assert.False(float.IsInfinity(signal)));
        Assert.True(float.IsNaN(candidates.SignalsOf(0)[(int)Signal.SharedPartners]) && float.IsFinite(candidates.SignalsOf(0)[(int)Signal.Activity]));
        Assert.Throws<ArgumentOutOfRangeException>(() => reader.Read(RankingWorld.Actors));
        Assert.Throws<ArgumentOutOfRangeException>(() => reader.Read(-1));
    }

    /// <summary>Where nobody says who led, that is not the same as nobody having led.</summary>
    [Fact]
    public void Read_NobodyKnownToHaveLed_LeavesLeadsUnknown()
    {
        var world = new RankingWorld(13);
        var plain = RandomCollaborations.Build(RankingWorld.Actors, world.Plain.Select(one => one with { Leaders = [] }));
        var list = new SignalReader(SignalModel.With(world.Model.Factors, plain, world.Traits, RankingWorld.AsOfDay, world.Options)).Read(RankingWorld.Everyone.First(actor => world.Partners(actor).Count() > 3));

        Assert.NotEqual(0, list.Count);
        for (var at = 0; at < list.Count; at++)
            Assert.True(float.IsNaN(list.SignalsOf(at)[(int)Signal.LeadPartners]));
    }

    /// <summary>Leaders join those whom they led; members who merely were there join nobody.</summary>
    [Fact]
    public void Read_TwoLedByOne_AreNearThroughTheirLeader()
    {
        const int leader = 0, member = 1, led = 2, guest = 3, aside = 4;
        var builder = new HypergraphBuilder(5);
        builder.Add([leader, member], 100, 1, [], [leader]);
        builder.Add([leader, led], 100, 2, [], [leader]);
        builder.Add([member, guest, aside], 100, 1, [], [aside]);
        builder.Add([guest, led, aside], 100, 1, [], [aside]);
        var options = new SignalOptions { Factors = new() { Rank = 2, Epochs = 1 } };
        var model = SignalModel.Train(builder.Build(), new(new int[5], new int[5]) { City = [-1, 0, 0, 1, -1] }, 200, options, new AlsTrainer());

        var list = new SignalReader(model).Read(member);

        double Of(int other, Signal signal) => list.SignalsOf(Array.IndexOf(list.Actors, other))[(int)signal];
        Assert.Equal([led], list.Actors);

        // Member to leader to led: ½ · ⅔; member to aside to led: ½ · ¼ (aside led member, guest twice, led).
        Assert.Equal(Math.Log(1e-4 + (1 / 3.0) + (1 / 8.0)), Of(led, Signal.LeadPartners), 1e-5);
        Assert.Equal(1, Of(led, Signal.SameCity));
        Assert.True(double.IsNaN(new SignalReader(model).Read(guest).SignalsOf(0)[(int)Signal.SameCity]));
    }

    /// <summary>A city is told in a profile, ties of leads are not.</summary>
    [Fact]
    public void Read_ActorWithoutPartners_KnowsItsCityNotWhoLed()
    {
        const int newcomer = RankingWorld.Actors - 1;
        var world = new RankingWorld(3);
        var cities = world.Traits.City.ToArray();
        cities[newcomer] = 1;
        var list = new SignalReader(SignalModel.With(world.Model.Factors, RandomCollaborations.Build(RankingWorld.Actors, world.Plain), world.Traits with { City = cities }, RankingWorld.AsOfDay, world.Options)).Read(newcomer);

        for (var at = 0; at < list.Count; at++)
        {
            var (city, signals) = (cities[list.Actors[at]], list.SignalsOf(at).ToArray());
            Assert.Equal(city < 0 ? float.NaN : city == 1 ? 1 : 0, signals[(int)Signal.SameCity]);
            Assert.True(float.IsNaN(signals[(int)Signal.LeadPartners]));
        }

        Assert.Contains(Enumerable.Range(0, list.Count), at => list.SignalsOf(at)[(int)Signal.SameCity] == 1);
    }

    /// <summary>Ties that have all but faded must not make a signal infinite or not a number.</summary>
    [Fact]
    public void Read_TiesFarOlderThanTheHalfLife_GivesFiniteSignals()
    {
        var collaborations = RandomCollaborations.Build(30, RandomCollaborations.Of(9, 30, 40));
        var options = new SignalOptions { HalfLifeDays = 3, Factors = new() { Rank = 4, Epochs = 2 } };
        var model = SignalModel.Train(collaborations, new(new int[30], new int[30]), RankingWorld.AsOfDay + 3000, options, new AlsTrainer());
        var reader = new SignalReader(model);

        var signals = Enumerable.Range(0, 30).SelectMany(actor => reader.Read(actor).Signals).ToArray();

        Assert.NotEmpty(signals);
        Assert.All(signals, signal => Assert.False(float.IsInfinity(signal)));
    }

    [Fact]
    public void Train_TraitsOrOptionsThatDoNotFit_AreRefusedBeforeTraining()
    {
        var two = new HypergraphBuilder(2).Build();
        var trainer = new NeverTrains();
        Assert.Contains("as many labels", Refused(new([0], [0, 0]), new()), StringComparison.Ordinal);
        Assert.Contains("as many labels", Refused(new([0, 0], [0]), new()), StringComparison.Ordinal);
        Assert.Contains("count from 0", Refused(new([0, -1], [0, 0]), new()), StringComparison.Ordinal);
        Assert.Contains("maximum size", Refused(new([0, 0], [0, 0]), new() { MaximumSize = 1 }), StringComparison.Ordinal);
        Assert.Contains("half-life", Refused(new([0, 0], [0, 0]), new() { HalfLifeDays = 0 }), StringComparison.Ordinal);
        Assert.Contains("candidate", Refused(new([0, 0], [0, 0]), new() { CandidatesPerSource = 0 }), StringComparison.Ordinal);

        Assert.Contains("labels of cities; there are 3", Refused(new([0, 0], [0, 0]) { City = [0, 1, -1] }, new()), StringComparison.Ordinal);
        Assert.Contains("Labels of cities", Refused(new([0, 0], [0, 0]) { City = [0, -2] }, new()), StringComparison.Ordinal);
        Assert.Contains("as many profiles", Refused(new([0, 0], [0, 0]) { Profiles = ProfileTable.Empty(3) }, new()), StringComparison.Ordinal);

        string Refused(ActorTraits traits, SignalOptions options) =>
            Assert.Throws<ArgumentException>(() => SignalModel.Train(two, traits, 0, options, trainer)).Message;
    }

    [Fact]
    public void With_FactorsOfOtherActors_AreRefused()
    {
        var world = new RankingWorld(1);
        var fewer = RandomCollaborations.Build(RankingWorld.Actors - 1, []);
        var traits = new ActorTraits(new int[RankingWorld.Actors - 1], new int[RankingWorld.Actors - 1]);

        var error = Assert.Throws<ArgumentException>("factors", () => SignalModel.With(world.Model.Factors, fewer, traits, 0, world.Options));
        Assert.Contains("of 40 actors, the collaborations of 39", error.Message, StringComparison.Ordinal);
    }

    private sealed class NeverTrains : IFactorTrainer
    {
        public string Name => "never";

        public FactorModel Train(
            Engine.Numerics.SparseRows confidences, FactorTrainingOptions options, IProgress<TrainingProgress>? progress = null, CancellationToken cancellation = default) =>
            throw new InvalidOperationException("The mistake was noticed only after training had begun.");
    }

    /// <summary>With room for one candidate a source, the others come in beside it with the signals they have where there is room for all; whoever may not be suggested stays out.</summary>
    [Fact]
    public void ReadWith_Others_AddsThemWithTheirOwnSignals()
    {
        var world = new RankingWorld(6, candidatesPerSource: 1);
        var reader = new SignalReader(world.Model);
        foreach (var actor in RankingWorld.Everyone)
        {
            var few = reader.Read(actor, other => other != 7);
            var added = new List<int>();
            var all = reader.ReadWith(actor, [.. RankingWorld.Everyone.Reverse()], other => other != 7, added: added);

            Assert.Equal(RankingWorld.Everyone.Where(other => other != actor && other != 7 && world.Counts[actor, other] == 0 && world.Partners(other).Any()), all.Actors);
            Assert.Equal(all.Actors.Except(few.Actors), added.Order());
            for (var at = 0; at < few.Count; at++) Assert.Equal(few.SignalsOf(at).ToArray(), all.SignalsOf(Array.IndexOf(all.Actors, few.Actors[at])).ToArray());
            Assert.Equal(few.Signals, reader.ReadWith(actor, [], other => other != 7).Signals);
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => reader.ReadWith(RankingWorld.Actors, []));
    }
}
