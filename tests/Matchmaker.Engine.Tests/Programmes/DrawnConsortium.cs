using Matchmaker.Engine.Programmes.Consortia;

namespace Matchmaker.Engine.Tests.Programmes;

/// <summary>Random consortium problems, and every consortium that a small one allows.</summary>
internal static class DrawnConsortium
{
    public static ConsortiumProblem Problem(Random random, int candidates, int[] seats, int needs, bool withQuotas = true, double possible = 0.7)
    {
        var tied = new bool[candidates * candidates];
        for (var one = 0; one < candidates; one++)
            for (var other = 0; other < one; other++) tied[(one * candidates) + other] = tied[(other * candidates) + one] = random.NextDouble() < 0.3;
        return new(
            seats, [.. Enumerable.Range(0, seats.Length * candidates).Select(_ => random.NextDouble() < possible ? random.NextDouble() : double.NaN)],
            [.. Enumerable.Range(0, candidates * candidates).Select(_ => random.NextDouble())], tied)
        {
            NeedWeights = [.. Enumerable.Range(0, needs).Select(_ => 0.5 + random.NextDouble())],
            Cover = [.. Enumerable.Range(0, candidates * needs).Select(_ => random.NextDouble() < 0.4 ? random.NextDouble() : 0)],
            Quotas = withQuotas && random.Next(2) == 0 ? [new([.. Enumerable.Range(0, candidates).Select(_ => random.Next(2) == 0)], random.Next(0, 3), random.Next(3, 5))] : [],
            Varieties = withQuotas && random.Next(2) == 0 ? [new([.. Enumerable.Range(0, candidates).Select(_ => random.Next(-1, 3))], random.Next(1, 4))] : [],
        };
    }

    /// <summary>All that keep the quotas, as sets of members in their roles, seats left empty among them.</summary>
    public static List<ConsortiumMember[]> All(ConsortiumProblem problem)
    {
        var roles = Enumerable.Range(0, problem.RoleCount).SelectMany(role => Enumerable.Repeat(role, problem.Seats[role] - problem.Locked.Count(member => member.Role == role))).ToArray();
        var found = new List<ConsortiumMember[]>();
        Fill(0, [.. problem.Locked]);
        return [.. found.Where(members => ConsortiumSolver.KeepsQuotas(problem, members)).DistinctBy(members => string.Join(',', members.OrderBy(member => member.Role).ThenBy(member => member.Candidate)))];

        void Fill(int seat, List<ConsortiumMember> members)
        {
            if (seat == roles.Length)
            {
                found.Add([.. members]);
                return;
            }

            Fill(seat + 1, members);
            for (var candidate = 0; candidate < problem.CandidateCount; candidate++)
            {
                if (!problem.IsPossible(roles[seat], candidate) || members.Exists(member => member.Candidate == candidate)) continue;
                members.Add(new(roles[seat], candidate));
                Fill(seat + 1, members);
                members.RemoveAt(members.Count - 1);
            }
        }
    }
}
