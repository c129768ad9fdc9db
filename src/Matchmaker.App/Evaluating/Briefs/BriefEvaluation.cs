using Matchmaker.App.Matching;
using Matchmaker.App.Programmes.Consortia;
using Matchmaker.Engine.Factorization;
using Matchmaker.Engine.Graph;
using Matchmaker.Engine.Programmes.Consortia;
using Matchmaker.Engine.Ranking;
using Matchmaker.Engine.Ranking.Groups;

namespace Matchmaker.App.Evaluating.Briefs;

/// <summary>
/// Asks whether the builder finds who really took part in projects, from the text alone, better than search does. What is written of an actor is what its projects before the cut say; the network, the ranker and the scorer of groups
/// know what began before the cut. The builder stands there with its usual weights, and with weights chosen on earlier projects: nothing was chosen on those from 2019 on.
/// </summary>
/// <param name="snapshot">The registry, with CORDIS in it.</param>
/// <param name="indices">Dense indices by CORDIS's numbers (pic).</param>
public sealed class BriefEvaluation(RegistrySnapshot snapshot, IReadOnlyDictionary<string, int> indices)
{
    private const int Pool = 60;
    private const int Nodes = 3_000;
    private const int Beginning = 3;

    /// <summary>The best in Recall@20 of seven tried on the projects of 2017 and 2018 (cut 2017-01-01, until 2019-01-01); none has seen what began later.</summary>
    private static readonly ConsortiumWeights Chosen = new() { Fit = 0.9, Acceptance = 0, TieBalance = 0.1, TiedShare = 0.8 };

    /// <summary>What trains the factors.</summary>
    public IFactorTrainer Trainer { get; init; } = new AlsTrainer();

    /// <summary>Trains, asks, and sums up.</summary>
    /// <exception cref="EvaluationException">Nothing can be learnt or asked about with that cut.</exception>
    public BriefReport Run(IReadOnlyList<TextProject> projects, DateOnly cut, DateOnly? until, SignalOptions options, IProgress<string>? progress = null, CancellationToken cancellationToken = default)
    {
        var before = projects.Where(project => project.Start < cut).ToList();
        int[] Known(TextProject project) => [.. project.Participants.Where(indices.ContainsKey).Select(pic => indices[pic]).Distinct().Order()];
        var search = new TextRanking(before.SelectMany(Known, (project, actor) => (actor, project.Text)));
        var candidates = search.Actors.ToHashSet();
        var asked = projects.Where(project => project.Start >= cut && !(project.Start >= until)).Select(project => (Project: project, Relevant: Known(project).Where(candidates.Contains).ToHashSet())).Where(one => one.Relevant.Count > 0).ToList();
        if (candidates.Count == 0 || asked.Count == 0)
            throw new EvaluationException($"With the cut {cut:yyyy-MM-dd} there is nothing to learn from or nobody to find: {before.Count} projects with a text began before, and the registry knows {candidates.Count} of those who took part. Import CORDIS first (matchmaker import cordis), and choose a cut within the projects' years.");
        progress?.Report("Training on what began before the cut");
        var known = snapshot.Collaborations.Between(int.MinValue, cut.DayNumber).UpToSize(options.MaximumSize);
        var trained = PartnerTraining.Train(known, snapshot.TraitsWithFeatures, cut.DayNumber, options, Trainer, new TrainingStepText(progress), cancellationToken);
        var popularity = before.SelectMany(Known).CountBy(actor => actor).OrderByDescending(count => count.Value).ThenBy(count => count.Key).Select(count => count.Key).ToArray();
        progress?.Report($"Asking about {asked.Count} projects");
        var group = GroupModel.Build(trained.Ranker.Signals, known);
        var texts = asked.ConvertAll(one => search.Rank(one.Project.Text));
        var views = texts.ConvertAll(ranked => Views(trained.Ranker, [.. ranked.Take(Pool).Select(one => one.Actor)], cancellationToken));
        int[][] Lists(Func<int, int> length, Func<int, int, int[]> choose) => [.. Enumerable.Range(0, asked.Count).Select(at => choose(at, length(at)))];
        var methods = new (string Name, Func<int, int, int[]> Choose)[]
        {
            ("popularity: most projects with a text", (_, count) => [.. popularity.Take(count)]),
            ("search alone (BM25)", (at, count) => [.. texts[at].Take(count).Select(one => one.Actor)]),
            ("search, then the scorer of groups on its first three", (at, count) => Continue(group, trained.Ranker, texts[at], count)),
            ("consortium builder", (at, count) => Build(Texts(texts[at]), views[at], trained.Ranker, count, new(), cancellationToken)),
            ("consortium builder, begun with these three, weights chosen on 2017 and 2018", (at, count) => Build(Blend(group, trained.Ranker, texts[at]), views[at], trained.Ranker, count, Chosen, cancellationToken)),
        };
        var rows = new List<BriefFigures>();
        var found = methods.Select(method => (method.Name, Ten: Lists(_ => 10, method.Choose), Twenty: Lists(_ => 20, method.Choose))).ToList();
        var alone = found[1].Twenty;
        foreach (var (name, ten, twenty) in found)
        {
            int Hits(int[][] lists, int at) => lists[at].Count(asked[at].Relevant.Contains);
            var all = Enumerable.Range(0, asked.Count).ToList();
            rows.Add(new(
                name, all.Average(at => Hits(ten, at) / 10.0), all.Average(at => (double)Hits(ten, at) / asked[at].Relevant.Count), all.Average(at => Hits(twenty, at) / 20.0),
                all.Average(at => (double)Hits(twenty, at) / asked[at].Relevant.Count), all.Count(at => Hits(twenty, at) > Hits(alone, at)), all.Count(at => Hits(twenty, at) < Hits(alone, at))));
        }

        return new(cut, before.Count, asked.Count, candidates.Count, asked.Sum(one => one.Relevant.Count), asked.Sum(one => one.Project.Participants.Count - one.Relevant.Count), rows);
    }

    // How each of the pool sees each other, as in the product.
    private static double[] Views(PartnerRanker ranker, int[] pool, CancellationToken cancellationToken)
    {
        var views = new double[pool.Length * pool.Length];
        Parallel.For(0, pool.Length, new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = Environment.ProcessorCount }, () => new SignalReader(ranker.Signals, reusesMemory: true), (one, _, reader) =>
        {
            var candidates = reader.ReadWith(pool[one], pool, null, CandidateKinds.Partners | CandidateKinds.Newcomers);
            var scores = Enumerable.Range(0, candidates.Count).Select(at => ranker.For(pool[one]).Score(candidates.SignalsOf(at))).ToArray();
            var best = scores.DefaultIfEmpty(0).Max();
            for (var other = 0; other < pool.Length; other++)
                if (Array.BinarySearch(candidates.Actors, pool[other]) is >= 0 and var at) views[(one * pool.Length) + other] = ConsortiumStatement.Flatten(Math.Exp(scores[at] - best));
            return reader;
        }, _ => { });
        return views;
    }

    private static List<(int Actor, double Fit)> Texts(IReadOnlyList<(int Actor, double Score)> ranked) => [.. ranked.Take(Pool).Select(one => (one.Actor, one.Score / ranked[0].Score))];

    // The first of the search are taken for a beginning: who is close to them gains, as it does to members that a curator has settled.
    private static List<(int Actor, double Fit)> Blend(GroupModel group, PartnerRanker ranker, IReadOnlyList<(int Actor, double Score)> ranked)
    {
        int[] first = [.. ranked.Take(Beginning).Select(one => one.Actor)];
        var pool = Texts(ranked);
        var candidates = new GroupSignalReader(group).Read(new(first, []), null, [.. pool.Select(one => one.Actor)]);
        var close = new Dictionary<int, double>();
        var best = double.NegativeInfinity;
        foreach (var (at, score) in (ranker.Groups ?? GroupRanker.Untrained).Order(candidates))
        {
            best = Math.Max(best, score);
            close.Add(candidates.Actors[at], ConsortiumStatement.Flatten(Math.Exp(score - best)));
        }

        return [.. pool.Select(one => (one.Actor, Array.IndexOf(first, one.Actor) >= 0 ? 1 : ((1 - ConsortiumStatement.OfGroup) * one.Fit) + (ConsortiumStatement.OfGroup * close.GetValueOrDefault(one.Actor))))];
    }

    private static int[] Build(List<(int Actor, double Fit)> pool, double[] views, PartnerRanker ranker, int seats, ConsortiumWeights weights, CancellationToken cancellationToken)
    {
        if (pool.Count == 0) return [];
        bool[] tied = [.. pool.SelectMany(one => pool, (one, other) => ranker.Signals.Counts.Contains(one.Actor, other.Actor))];
        var problem = new ConsortiumProblem([Math.Min(seats, pool.Count)], [.. pool.Select(one => one.Fit)], views, tied) { Weights = weights };
        var solution = ConsortiumSolver.Solve(problem, new() { Count = 1, MostNodes = Nodes, BeamWidth = 20 }, cancellationToken);
        return [.. solution.Consortia[0].Members.Select(member => pool[member.Candidate].Actor)];
    }

    private static int[] Continue(GroupModel group, PartnerRanker ranker, IReadOnlyList<(int Actor, double Score)> ranked, int count) =>
        [.. Blend(group, ranker, ranked).OrderByDescending(one => one.Fit).ThenBy(one => one.Actor).Take(count).Select(one => one.Actor)];
}
