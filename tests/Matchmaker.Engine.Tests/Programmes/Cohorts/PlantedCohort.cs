using Matchmaker.Engine.Programmes.Cohorts;

namespace Matchmaker.Engine.Tests.Programmes.Cohorts;

/// <summary>Problems whose best cohort is known: a cohort and prices are drawn first, limits are what the cohort just keeps, and fits are such that the prices prove it the best (complementary slackness).</summary>
internal static class PlantedCohort
{
    public static (CohortProblem Problem, int[] Planted, double Value) Make(int count, int places, int seed)
    {
        var random = new Random(seed);
        var isIn = new bool[count];
        foreach (var one in Enumerable.Range(0, count).OrderBy(_ => random.Next()).Take(places)) isIn[one] = true;
        double[] cost = [.. Enumerable.Range(0, count).Select(_ => 1 + (9 * random.NextDouble()))];
        var worth = new double[count];
        var (costPrice, placePrice) = (0.01 * random.NextDouble(), 1 + random.NextDouble());
        var groups = new List<CohortGroup>();
        for (var group = 0; group < 25; group++)
        {
            int[] members = [.. Enumerable.Range(0, count).Where(_ => random.NextDouble() < 0.15)];
            var (there, isLower, price) = (members.Count(one => isIn[one]), random.Next(2) == 0, 0.2 * random.NextDouble());
            groups.Add(isLower ? new(members, there) : new(members, 0, there));
            foreach (var one in members) worth[one] += isLower ? price : -price;
        }

        var topics = new List<CoverageTopic>();
        for (var topic = 0; topic < 20; topic++)
        {
            (int, double)[] members = [.. Enumerable.Range(0, count).Where(_ => random.NextDouble() < 0.1).Select(one => (one, 1.0))];
            var pieces = CoverageTopic.Fading(0.3 * random.NextDouble(), 0.6, 6);
            var there = members.Count(member => isIn[member.Item1]);
            double Slope(int at) => at >= pieces.Length ? 0 : pieces[at].Slope;
            var price = there == 0 ? Slope(0) : (Slope(there - 1) + Slope(there)) / 2;
            topics.Add(new(members, pieces));
            foreach (var (one, _) in members) worth[one] += price;
        }

        double[] fit = [.. Enumerable.Range(0, count).Select(one => placePrice + (costPrice * cost[one]) - worth[one] + ((isIn[one] ? 1 : -1) * (0.001 + (0.3 * random.NextDouble()))))];
        var conflicts = Enumerable.Range(0, 200).Select(_ => (First: random.Next(count), Second: random.Next(count))).Where(pair => pair.First < pair.Second && !(isIn[pair.First] && isIn[pair.Second])).Distinct().ToList();
        int[] planted = [.. Enumerable.Range(0, count).Where(one => isIn[one])];
        var problem = new CohortProblem(fit, 0, places) { Cost = cost, Budget = planted.Sum(one => cost[one]), Groups = groups, Topics = topics, Conflicts = conflicts };
        var selection = new CohortSelection(problem);
        foreach (var one in planted) selection.Add(one);
        return (problem, planted, selection.Value);
    }
}
