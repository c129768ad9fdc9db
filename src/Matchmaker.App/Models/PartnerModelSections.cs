using System.Text;
using Matchmaker.App.Matching;
using Matchmaker.Engine.Factorization;
using Matchmaker.Engine.Graph;
using Matchmaker.Engine.Numerics;
using Matchmaker.Engine.Ranking;
using Matchmaker.Engine.Ranking.Groups;

namespace Matchmaker.App.Models;

/// <summary>
/// What a model file holds beside the factors: which actors they belong to, how many partners each had, the weights of the rankers, and the features that factors were regressed on.
/// </summary>
public static class PartnerModelSections
{
    private const string ActorIds = "actor.ids";
    private const string ActorTies = "actor.ties";
    private const string Ranker = "ranker";
    private const string Newcomers = "ranker.newcomers";
    private const string Mentors = "ranker.mentors";
    private const string Groups = "ranker.groups";
    private const string FeatureNames = "features.names";
    private const string FeatureStrengths = "features.strengths";
    private const string Signals = "signals";

    public static ModelSection[] Of(RegistrySnapshot snapshot, PartnerRanker ranker) =>
    [
        ModelSection.Of<long>(ActorIds, snapshot.ActorIds),
        ModelSection.Of<long>(ActorTies, TieHashes(ranker.Signals.Counts, snapshot.ActorIds)),
        ModelSection.Of<double>(Ranker, Write(ranker.Ranker.Shapes)),
        .. ranker.Newcomers is { } newcomers ? [ModelSection.Of<double>(Newcomers, Write(newcomers.Shapes))] : Array.Empty<ModelSection>(),
        .. ranker.Mentors is { } mentors ? [ModelSection.Of<double>(Mentors, Write(mentors.Shapes))] : Array.Empty<ModelSection>(),
        .. ranker.Groups is { } groups ? [ModelSection.Of<double>(Groups, Write(groups.Shapes))] : Array.Empty<ModelSection>(),
        .. ranker.Signals.Factors.RowWeights is not null && ranker.Signals.Traits.Features is { } features ? FeatureSections(features) : [],
        ModelSection.Of<double>(Signals, [ranker.Signals.Options.MaximumSize, ranker.Signals.Options.HalfLifeDays, ranker.Signals.Options.CandidatesPerSource]),
    ];

    /// <summary>Puts a model to work on a registry that may have grown since: known actors keep their factors, new and changed ones are folded in.</summary>
    /// <exception cref="ModelFormatException">The file lacks a section, or holds what this version does not understand.</exception>
    public static PartnerRanker Serve(ModelFile file, RegistrySnapshot snapshot, Hypergraph known, int asOfDay)
    {
        var options = ReadOptions(file);
        var ids = file.Container.Numbers<long>(ActorIds).ToArray();
        var ties = file.Container.Numbers<long>(ActorTies).Span;
        var confidences = SignalModel.Confidences(Projection.Build(
            known, new ProjectionOptions { MaximumSize = options.MaximumSize, SizeDiscount = 0 }).Adjacency);
        var present = TieHashes(confidences, snapshot.ActorIds);
        var trained = new int[snapshot.ActorCount];
        var isChanged = new bool[snapshot.ActorCount];
        for (var actor = 0; actor < trained.Length; actor++)
        {
            trained[actor] = Math.Max(-1, Array.BinarySearch(ids, snapshot.ActorId(actor)));
            isChanged[actor] = trained[actor] < 0 || ties[trained[actor]] != present[actor];
        }

        var traits = snapshot.Traits with { Features = ReadFeatures(file, snapshot) };
        var factors = FactorAlignment.Align(file.Factors, trained, isChanged, confidences, traits.Features?.Values);
        var signals = SignalModel.With(factors, known, traits, asOfDay, options);
        return new(signals, ReadRanker(file, Ranker))
        {
            Newcomers = file.Container.Contains(Newcomers) ? ReadRanker(file, Newcomers) : null,
            Mentors = file.Container.Contains(Mentors) ? ReadRanker(file, Mentors) : null,
            Groups = file.Container.Contains(Groups) && ReadShapes(file, Groups) is var shapes && shapes.Length == GroupRanker.SignalCount ? new(shapes) : null,
        };
    }

    private static SignalOptions ReadOptions(ModelFile file)
    {
        var numbers = file.Container.Numbers<double>(Signals).Span;
        if (numbers.Length != 3) throw new ModelFormatException(ModelDefect.OtherVersion, "The model was made by another version of Matchmaker: train again with `matchmaker train`.");
        return new()
        {
            MaximumSize = (int)numbers[0],
            HalfLifeDays = numbers[1],
            CandidatesPerSource = (int)numbers[2],
            Factors = file.Card.Options,
        };
    }

    /// <summary>Shape after shape: the number of knots, the knots, their values.</summary>
    private static double[] Write(IReadOnlyList<SignalShape> shapes) => [.. shapes.SelectMany(shape => (double[])[shape.Knots.Count, .. shape.Knots, .. shape.Values])];

    private static AdditiveRanker ReadRanker(ModelFile file, string section) => ReadShapes(file, section) is var shapes && shapes.Length == CandidateList.SignalCount ? new(shapes) : throw OtherSignals();

    private static SignalShape[] ReadShapes(ModelFile file, string section)
    {
        var numbers = file.Container.Numbers<double>(section).ToArray();
        var shapes = new List<SignalShape>();
        for (var at = 0; at < numbers.Length;)
        {
            var knots = numbers[at++];
            if (!(knots >= 1 && knots <= (numbers.Length - at) / 2)) throw OtherSignals();
            shapes.Add(new(numbers[at..(at + (int)knots)], numbers[(at + (int)knots)..(at + (2 * (int)knots))]));
            at += 2 * (int)knots;
        }

        return [.. shapes];
    }

    /// <summary>Present profiles in the words the model knows; null where it was trained without features.</summary>
    private static ActorFeatures? ReadFeatures(ModelFile file, RegistrySnapshot snapshot)
    {
        if (file.Factors.RowWeights is not { } weights || !file.Container.Contains(FeatureNames)) return null;
        string[] names = Encoding.UTF8.GetString(file.Container.Bytes(FeatureNames).Span) is { Length: > 0 } text ? text.Split('\n') : [];
        var strengths = file.Container.Numbers<float>(FeatureStrengths).ToArray();
        if (names.Length != weights.RowCount || strengths.Length != weights.RowCount)
            throw new ModelFormatException(ModelDefect.Damaged, "The model is damaged, its features contradict one another: train again with `matchmaker train`.");
        return new ActorFeatureBuilder(new()).Build(snapshot.ReadFeatureTerms(), names, strengths);
    }

    private static ModelSection[] FeatureSections(ActorFeatures features) =>
        [new ModelSection(FeatureNames, Encoding.UTF8.GetBytes(string.Join('\n', features.Names))), ModelSection.Of<float>(FeatureStrengths, features.Strengths)];

    private static ModelFormatException OtherSignals() =>
        new(ModelDefect.OtherVersion, "The model weighs other signals than this version computes: train again with `matchmaker train`.");

    /// <summary>A number for each actor that changes when its set of partners does.</summary>
    private static long[] TieHashes(SparseRows ties, ReadOnlySpan<long> actorIds)
    {
        var hashes = new long[ties.RowCount];
        for (var actor = 0; actor < hashes.Length; actor++)
        {
            // FNV-1a over the partners' keys: the same wherever and whenever it is computed.
            var hash = 0xCBF29CE484222325;
            foreach (var partner in ties.RowColumns(actor)) hash = (hash ^ (ulong)actorIds[partner]) * 0x100000001B3;
            hashes[actor] = (long)hash;
        }

        return hashes;
    }
}
