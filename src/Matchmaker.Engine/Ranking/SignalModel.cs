using System.Runtime.Intrinsics;
using Matchmaker.Engine.Factorization;
using Matchmaker.Engine.Graph;
using Matchmaker.Engine.Numerics;

namespace Matchmaker.Engine.Ranking;

/// <summary>
/// Everything that is needed to compute the signals of any pair, as known on one day: ties, activity, themes, lifts, factors.
/// Immutable and safe for several threads; each takes its own <see cref="SignalReader"/>.
/// </summary>
public sealed class SignalModel
{
    private SignalModel(SignalOptions options, ActorTraits traits, int asOfDay, TieTable ties, ActivityTable activity, LeadTable leads, SparseRows themes, NewcomerTable newcomers, FactorModel factors)
    {
        Options = options;
        Traits = traits;
        AsOfDay = asOfDay;
        Ties = ties;
        Activity = activity;
        Leads = leads;
        Themes = themes;
        Factors = factors;
        CountryLift = PairLift.Build(ties.Counts, traits.Country);
        HelixLift = PairLift.Build(ties.Counts, traits.Helix);
        CountryHabits = HabitTable.Build(ties.Counts, traits.Country);
        HelixHabits = HabitTable.Build(ties.Counts, traits.Helix);
        Profiles = ProfileIndex.Build(traits.Profiles);
        Newcomers = newcomers;
        Ranks = EstablishedRanks.Build(traits, CountryLift.LabelCount, HelixLift.LabelCount, ties, newcomers);
        FactorSearch = new(factors.Columns, threads: 1);
        HavePast = new(traits.ActorCount);
        for (var actor = 0; actor < traits.ActorCount; actor++) HavePast[actor] = ties.Counts.Degree(actor) > 0;
    }

    /// <summary>The options it was made with.</summary>
    public SignalOptions Options { get; }

    /// <summary>Labels of the actors.</summary>
    public ActorTraits Traits { get; }

    /// <summary>The day from which age is counted.</summary>
    public int AsOfDay { get; }

    /// <summary>Factors of the actor × actor matrix.</summary>
    public FactorModel Factors { get; }

    /// <summary>Actors × actors: number of joint collaborations, weighted by kind.</summary>
    public SparseRows Counts => Ties.Counts;

    /// <summary>Number of actors, those without any partner included.</summary>
    public int ActorCount => Traits.ActorCount;

    internal TieTable Ties { get; }

    internal ActivityTable Activity { get; }

    internal LeadTable Leads { get; }

    /// <summary>Actors × themes, rows of length 1.</summary>
    internal SparseRows Themes { get; }

    internal PairLift CountryLift { get; }

    internal PairLift HelixLift { get; }

    internal HabitTable CountryHabits { get; }

    internal HabitTable HelixHabits { get; }

    internal ProfileIndex Profiles { get; }

    internal NewcomerTable Newcomers { get; }

    internal EstablishedRanks Ranks { get; }

    /// <summary>Search among the columns of the factors, on the thread that asks: actors are ranked side by side.</summary>
    internal FactorSearch FactorSearch { get; }

    /// <summary>Actors with a partner.</summary>
    internal CandidateMask HavePast { get; }

    /// <summary>Makes now what the first who asks for partners would otherwise wait for: with many actors a copy of the factors in 8 bits. For a model that is to serve.</summary>
    public void Prepare() => FactorSearch.Prepare();

    /// <summary>Trains factors on the collaborations and prepares the rest. Dominated by the factors' training.</summary>
    /// <param name="collaborations">What is known on the as-of day; nothing later.</param>
    /// <param name="traits">Labels, one an actor.</param>
    /// <param name="asOfDay">The day from which age is counted, as <see cref="DateOnly.DayNumber"/>.</param>
    /// <param name="options">How signals are computed.</param>
    /// <param name="trainer">What trains the factors.</param>
    /// <param name="progress">Told of each epoch.</param>
    /// <param name="cancellation">Stops between epochs.</param>
    public static SignalModel Train(
        Hypergraph collaborations, ActorTraits traits, int asOfDay, SignalOptions options, IFactorTrainer trainer,
        IProgress<TrainingProgress>? progress = null, CancellationToken cancellation = default)
    {
        options.Validate();
        traits.Validate(collaborations.ActorCount);
        var used = collaborations.UpToSize(options.MaximumSize);
        var ties = TieTable.Build(used, asOfDay, options);
        var factors = ties.Counts.EntryCount == 0
            ? WithoutTies(used.ActorCount, options.FactorsOf(used.ActorCount))
            : TrainFactors(Confidences(ties.Counts), traits, options.FactorsOf(used.ActorCount), trainer, progress, cancellation);
        return With(factors, used, ties, traits, asOfDay, options);
    }

    /// <summary>Prepares signals around factors that are already trained, on collaborations that may have grown since.</summary>
    /// <exception cref="ArgumentException">The factors are not those of so many actors.</exception>
    public static SignalModel With(FactorModel factors, Hypergraph collaborations, ActorTraits traits, int asOfDay, SignalOptions options)
    {
        options.Validate();
        var used = collaborations.UpToSize(options.MaximumSize);
        return With(factors, used, TieTable.Build(used, asOfDay, options), traits, asOfDay, options);
    }

    /// <summary>What the factors are trained on: 1 for every pair that has worked together.</summary>
    public static SparseRows Confidences(SparseRows counts)
    {
        var ones = new float[counts.EntryCount];
        Array.Fill(ones, 1);
        return new SparseRows(counts.ColumnCount, counts.RowStarts, counts.Columns, ones);
    }

    // The Engine's own trainer regresses on features while it trains; what others have trained is regressed afterwards.
    private static FactorModel TrainFactors(
        SparseRows confidences, ActorTraits traits, FactorTrainingOptions options, IFactorTrainer trainer, IProgress<TrainingProgress>? progress, CancellationToken cancellation) =>
        trainer is AlsTrainer
            ? AlsTrainer.Train(confidences, traits.Features?.BothSides, options, progress, cancellation)
            : FeatureWeights.AddTo(trainer.Train(confidences, options, progress, cancellation), confidences, traits.Features?.BothSides, options, cancellation);

    private static FactorModel WithoutTies(int actors, FactorTrainingOptions options)
    {
        var zeros = FactorMatrix.FromRows(actors, options.Rank, new float[actors * options.Rank]);
        return new FactorModel(zeros, zeros, options);
    }

    private static SignalModel With(FactorModel factors, Hypergraph used, TieTable ties, ActorTraits traits, int asOfDay, SignalOptions options)
    {
        traits.Validate(used.ActorCount);
        if (factors.Rows.RowCount != used.ActorCount || factors.Columns.RowCount != used.ActorCount)
            throw new ArgumentException($"The factors are of {factors.Rows.RowCount} actors, the collaborations of {used.ActorCount}.", nameof(factors));
        return new(options, traits, asOfDay, ties, ActivityTable.Build(used, asOfDay), LeadTable.Build(used), ThemeProfiles.Build(used), NewcomerTable.Build(used, traits, asOfDay), factors);
    }
}
