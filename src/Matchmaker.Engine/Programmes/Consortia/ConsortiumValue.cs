namespace Matchmaker.Engine.Programmes.Consortia;

/// <summary>What given members are worth. Reads like the definition; the bound is the fast twin.</summary>
internal static class ConsortiumValue
{
    /// <summary>The weights of the four parts, scaled to a sum of 1 over the parts that the problem has.</summary>
    public static (double Coverage, double Fit, double Acceptance, double Ties) Weights(ConsortiumProblem problem)
    {
        var weights = problem.Weights;
        var hasPairs = problem.SeatCount > 1;
        var (coverage, fit, acceptance, ties) = (problem.NeedWeights.Length > 0 ? weights.Coverage : 0, weights.Fit, hasPairs ? weights.Acceptance : 0, hasPairs ? weights.TieBalance : 0);
        var sum = coverage + fit + acceptance + ties;
        return sum > 0 ? (coverage / sum, fit / sum, acceptance / sum, ties / sum) : (0, 1, 0, 0);
    }

    public static ConsortiumScore Of(ConsortiumProblem problem, IReadOnlyList<ConsortiumMember> members)
    {
        var pairs = problem.SeatCount * (problem.SeatCount - 1) / 2.0;
        double coverage = 0, acceptance = 0, fit = 0;
        var tied = 0;
        for (var need = 0; need < problem.NeedWeights.Length; need++)
        {
            double best = 0;
            foreach (var member in members) best = Math.Max(best, problem.Cover[(member.Candidate * problem.NeedWeights.Length) + need]);
            coverage += problem.NeedWeights[need] * best;
        }

        for (var one = 0; one < members.Count; one++)
        {
            fit += FitOf(problem, members[one].Role, members[one].Candidate);
            for (var other = 0; other < one; other++)
            {
                acceptance += problem.Mutual(members[one].Candidate, members[other].Candidate);
                if (problem.IsTied[(members[one].Candidate * problem.CandidateCount) + members[other].Candidate]) tied++;
            }
        }

        coverage = problem.NeedWeights.Length == 0 ? 0 : coverage / problem.NeedWeights.Sum();
        fit /= problem.SeatCount;
        acceptance = pairs == 0 ? 0 : acceptance / pairs;
        var balance = pairs == 0 ? 0 : Balance(problem, tied / pairs);
        var weights = Weights(problem);
        return new((weights.Coverage * coverage) + (weights.Fit * fit) + (weights.Acceptance * acceptance) + (weights.Ties * balance), coverage, fit, acceptance, balance, tied);
    }

    /// <summary>1 at the share that is best, falling straight to 0 at the share farthest from it.</summary>
    public static double Balance(ConsortiumProblem problem, double tiedShare)
    {
        var best = problem.Weights.TiedShare;
        return 1 - (Math.Abs(tiedShare - best) / Math.Max(best, 1 - best));
    }

    /// <summary>Who is locked into a role that it does not fit fits it with 0.</summary>
    public static double FitOf(ConsortiumProblem problem, int role, int candidate)
    {
        var fit = problem.FitOf(role, candidate);
        return double.IsNaN(fit) ? 0 : fit;
    }

    public static bool KeepsQuotas(ConsortiumProblem problem, IReadOnlyList<ConsortiumMember> members)
    {
        for (var one = 0; one < members.Count; one++)
            for (var other = 0; other < one; other++)
                if (problem.IsApart(members[one].Candidate, members[other].Candidate)) return false;
        foreach (var quota in problem.Quotas)
        {
            var count = members.Count(member => quota.IsOfKind[member.Candidate]);
            if (count < quota.AtLeast || count > quota.AtMost) return false;
        }

        foreach (var variety in problem.Varieties)
            if (members.Select(member => variety.LabelOf[member.Candidate]).Where(label => label >= 0).Distinct().Count() < variety.AtLeast) return false;
        return true;
    }
}
