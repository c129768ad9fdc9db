using Matchmaker.Engine.Factorization;
using Matchmaker.Engine.Graph;
using Matchmaker.Engine.Numerics;
using Matchmaker.Engine.Ranking;
using Matchmaker.Engine.Tests.Graph;

namespace Matchmaker.Engine.Tests.Ranking;

/// <summary>A small random registry with everything the signals read: collaborations, themes, countries, helixes.</summary>
internal sealed class RankingWorld
{
    public const int Actors = 40;
    public const int AsOfDay = RandomCollaborations.FirstDay + (6 * 365);

    public RankingWorld(int seed, int candidatesPerSource = 300)
    {
        var random = new Random(seed);
        Plain = RandomCollaborations.Of(seed, Actors, 45);
        Traits = new(
            [.. Enumerable.Range(0, Actors).Select(_ => random.Next(3))],
            [.. Enumerable.Range(0, Actors).Select(_ => random.Next(6))])
        {
            Profiles = new(RandomTerms(random, 6, 0.2), RandomTerms(random, 9, 0.15), RandomTerms(random, 9, 0.15), RandomTerms(random, 20, 0.2), RandomTerms(random, 3, 0.5)),
            City = [.. Enumerable.Range(0, Actors).Select(_ => random.Next(-1, 3))],
        };
        Options = new()
        {
            MaximumSize = 6,
            HalfLifeDays = 300,
            CandidatesPerSource = candidatesPerSource,
            Factors = new() { Rank = 4, Epochs = 3 },
        };
        Model = SignalModel.Train(RandomCollaborations.Build(Actors, Plain), Traits, AsOfDay, Options, new AlsTrainer());
        Used = [.. Plain.Where(one => one.Size <= Options.MaximumSize)];
        Counts = Dense(new() { MaximumSize = 6, SizeDiscount = 0 });
        Aged = Dense(new() { MaximumSize = 6, SizeDiscount = 0, HalfLifeDays = 300, AsOfDay = AsOfDay });
        Shares = Dense(new() { MaximumSize = 6 });
    }

    public List<PlainCollaboration> Plain { get; }

    /// <summary>Those not above the cap on size.</summary>
    public PlainCollaboration[] Used { get; }

    public ActorTraits Traits { get; }

    public SignalOptions Options { get; }

    public SignalModel Model { get; }

    public double[,] Counts { get; }

    public double[,] Aged { get; }

    public double[,] Shares { get; }

    public static IEnumerable<int> Everyone => Enumerable.Range(0, Actors);

    public IEnumerable<int> Partners(int actor) => Everyone.Where(other => Counts[actor, other] > 0);

    /// <summary>How well two profiles fit, as candidates are chosen by it: the sum of their sectors' cosine and of needs met both ways.</summary>
    public double Fit(int actor, int other)
    {
        var signals = new PlainSignals(this).Of(actor, other);
        return signals[(int)Signal.Sectors] + signals[(int)Signal.NeedsMet] + signals[(int)Signal.OffersWanted];
    }

    // Half of what holds does so fully, the rest by half, as a wider term does.
    private static SparseRows RandomTerms(Random random, int terms, double density)
    {
        var entries = Everyone.SelectMany(actor => Enumerable.Range(0, terms).Where(_ => random.NextDouble() < density).Select(term => (actor, term))).ToArray();
        return SparseRows.FromEntries(
            Actors, terms, [.. entries.Select(entry => entry.actor)], [.. entries.Select(entry => entry.term)], [.. entries.Select(_ => random.Next(2) == 0 ? 1f : 0.5f)]);
    }

    private double[,] Dense(ProjectionOptions options)
    {
        var dense = new double[Actors, Actors];
        foreach (var ((a, b), weight) in PlainProjection.Of(Plain, options)) dense[a, b] = weight;
        return dense;
    }
}
