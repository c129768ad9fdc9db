using Matchmaker.Engine.Evaluation;

namespace Matchmaker.App.Evaluating;

/// <summary>Collects a model's judgements over seeds, for one row.</summary>
/// <param name="preparation">What is spent once, whatever the number of seeds.</param>
internal sealed class GowallaTally(TimeSpan preparation)
{
    private readonly List<GowallaEvaluation> _judged = [];
    private TimeSpan _training;
    private TimeSpan _ranking;

    /// <summary>Adds what one seed gave.</summary>
    public void Add(GowallaEvaluation judged, TimeSpan training, TimeSpan ranking)
    {
        _judged.Add(judged);
        _training += training;
        _ranking += ranking;
    }

    /// <summary>Means over the seeds; with one alone there is no spread.</summary>
    public SeededRow Row(string name) => new(
        name, _judged.Average(one => one.Recall), Spread(one => one.Recall), _judged.Average(one => one.Ndcg), Spread(one => one.Ndcg),
        (preparation + (_training / _judged.Count)).TotalSeconds, (_ranking / _judged.Count).TotalSeconds);

    private double? Spread(Func<GowallaEvaluation, double> of) => _judged.Count == 1 ? null : _judged.Max(of) - _judged.Min(of);
}
