using Matchmaker.App.Demo;
using Matchmaker.Engine.Ranking;

namespace Matchmaker.App.Evaluating;

/// <summary>
/// Whether suggestions end in a yes from both sides: the full ranker beside one fitted to the same year without the signals that tell the candidate's side, on the same candidates.
/// Judged by the chances that the feedback of a demo registry was drawn with; the answers drawn are too few to tell rankings apart.
/// </summary>
internal sealed class ReciprocityTrial(DemoGroundTruth truth, IReadOnlyList<string> demoIds)
{
    /// <summary>Length of the lists.</summary>
    public const int CutOff = 10;

    /// <summary>The row that leaves the candidate's side out.</summary>
    public const string OneSided = "one-sided: without the candidate's view";

    private static readonly Signal[] OneSidedSignals = [.. Enum.GetValues<Signal>().Where(signal => SignalSides.Of(signal) != SignalSide.Theirs)];

    /// <summary>Asks about every actor with a partner. One list an actor, and actors² chances for what is possible at the most.</summary>
    /// <param name="trained">The full ranker.</param>
    /// <param name="year">The year that it was fitted to.</param>
    /// <param name="cancellation">Stops between actors.</param>
    public IReadOnlyList<ReciprocityRow> Run(TrainedPartners trained, RankingHistory year, CancellationToken cancellation)
    {
        var options = new RankerOptions { Signals = OneSidedSignals };
        var oneSided = AdditiveRankerTrainer.Fit(year.Examples, options with { Penalty = trained.Penalty ?? options.Penalty }, null, cancellation);
        var signals = trained.Ranker.Signals;
        var reader = new SignalReader(signals, reusesMemory: true);
        var (arbitrary, ours, full, possible) = (new Chances(), new Chances(), new Chances(), new Chances());
        int[] actors = [.. Enumerable.Range(0, demoIds.Count).Where(actor => signals.Counts.Degree(actor) > 0)];
        foreach (var actor in actors)
        {
            cancellation.ThrowIfCancellationRequested();
            var candidates = reader.Read(actor);
            var order = new Random(actor);
            arbitrary.Add(Best(actor, candidates, _ => order.NextDouble()));
            ours.Add(Best(actor, candidates, at => oneSided.Score(candidates.SignalsOf(at))));
            full.Add(Best(actor, candidates, at => trained.Ranker.Ranker.Score(candidates.SignalsOf(at))));

            // The ten of whom most can be hoped for: no ranking can do better.
            possible.Add(actors.Where(other => other != actor && !signals.Counts.Contains(actor, other)).Select(other => AnswersOf(actor, other))
                .OrderByDescending(answers => answers.Asks * answers.Accepts).Take(CutOff));
        }

        return [arbitrary.ToRow("arbitrary order"), ours.ToRow(OneSided), full.ToRow(EvaluationReport.FullRanker), possible.ToRow("the most that is possible")];
    }

    private IEnumerable<(double Asks, double Accepts)> Best(int actor, CandidateList candidates, Func<int, double> score) =>
        Enumerable.Range(0, candidates.Count).OrderByDescending(score).Take(CutOff).Select(at => AnswersOf(actor, candidates.Actors[at]));

    private (double Asks, double Accepts) AnswersOf(int actor, int other) => truth.AnswersOf(demoIds[actor], demoIds[other]);

    private sealed class Chances
    {
        private double _asks;
        private double _accepts;
        private double _both;
        private int _count;

        public void Add(IEnumerable<(double Asks, double Accepts)> list)
        {
            foreach (var (asks, accepts) in list)
            {
                _asks += asks;
                _accepts += accepts;
                _both += asks * accepts;
                _count++;
            }
        }

        public ReciprocityRow ToRow(string name) => new(name, _asks / _count, _accepts / _count, _both / _count);
    }
}
