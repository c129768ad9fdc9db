using Matchmaker.App.Evaluating;
using Matchmaker.Engine.Evaluation;

namespace Matchmaker.App.Models;

/// <summary>The figures of an evaluation as they stand on a model's card.</summary>
internal static class ModelFigures
{
    /// <summary>A card's figures with those of an evaluation added.</summary>
    public static Dictionary<string, double> Join(IReadOnlyDictionary<string, double> present, EvaluationReport report)
    {
        var metrics = new Dictionary<string, double>(present) { [ModelDesk.CutMetric] = (report.Cut.Year * 10_000) + (report.Cut.Month * 100) + report.Cut.Day, ["testQueries"] = report.Queries };
        Add("test", EvaluationReport.FullRanker);
        Add("testPopularity", "popularity");
        Add("testNeighbours", "item");
        Add("testPageRank", "PageRank");
        return metrics;

        void Add(string prefix, string part)
        {
            if (report.Rows.FirstOrDefault(row => row.Name.Contains(part, StringComparison.OrdinalIgnoreCase)) is not { } row) return;
            metrics[prefix + "Recall@20"] = row.Recall;
            metrics[prefix + "Ndcg@20"] = row.Ndcg;
        }
    }
}
