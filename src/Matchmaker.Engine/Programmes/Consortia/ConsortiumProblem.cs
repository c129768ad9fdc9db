namespace Matchmaker.Engine.Programmes.Consortia;

/// <summary>
/// Roles to fill with candidates, each candidate in one seat at the most. The score of a consortium lies in 0 … 1: a weighted sum of the needs it covers, of how well members fit their roles, of the mutual acceptance of
/// all pairs, and of the balance between pairs with and without a tie. Mutual acceptance of a pair is the geometric mean of both views, so that it is low where either would rather not.
/// </summary>
public sealed class ConsortiumProblem
{
    private readonly double[] _mutual;
    private readonly bool[] _isApart;
    private IReadOnlyList<MemberQuota> _quotas = [];
    private IReadOnlyList<VarietyQuota> _varieties = [];

    /// <param name="seats">Seats of each role, at least 1.</param>
    /// <param name="fit">roles × candidates, row after row: 0 … 1, or NaN where the candidate cannot fill the role.</param>
    /// <param name="acceptance">candidates × candidates: how well the row's candidate would accept the column's, 0 … 1; NaN where the two may not be together. The diagonal is not read.</param>
    /// <param name="isTied">candidates × candidates: whether the two have worked together; symmetric.</param>
    /// <exception cref="ArgumentException">Lengths that do not belong together, or numbers outside their range.</exception>
    public ConsortiumProblem(int[] seats, double[] fit, double[] acceptance, bool[] isTied)
    {
        if (seats.Length == 0) throw new ArgumentException("A consortium needs at least one role.", nameof(seats));
        if (Array.Exists(seats, count => count < 1)) throw new ArgumentException("A role has at least one seat.", nameof(seats));
        if (fit.Length % seats.Length != 0) throw new ArgumentException($"{fit.Length} fits are not of {seats.Length} roles.", nameof(fit));
        Seats = seats;
        Fit = fit;
        CandidateCount = fit.Length / seats.Length;
        if (acceptance.Length != (long)CandidateCount * CandidateCount || isTied.Length != acceptance.Length)
            throw new ArgumentException($"{CandidateCount} candidates make {(long)CandidateCount * CandidateCount} pairs; there are {acceptance.Length} views and {isTied.Length} ties.", nameof(acceptance));
        if (Array.Exists(fit, one => one is < 0 or > 1)) throw new ArgumentException("A fit lies in 0 … 1, or is NaN for a candidate that cannot fill the role.", nameof(fit));
        IsTied = isTied;
        _mutual = new double[acceptance.Length];
        _isApart = new bool[acceptance.Length];
        for (var one = 0; one < CandidateCount; one++)
        {
            for (var other = 0; other < CandidateCount; other++)
            {
                if (one == other) continue;
                var (there, back) = (acceptance[(one * CandidateCount) + other], acceptance[(other * CandidateCount) + one]);
                if (there is < 0 or > 1 || back is < 0 or > 1) throw new ArgumentException($"Acceptance lies in 0 … 1; between {one} and {other} it is {there} and {back}.", nameof(acceptance));
                if (isTied[(one * CandidateCount) + other] != isTied[(other * CandidateCount) + one]) throw new ArgumentException($"A tie holds both ways; between {one} and {other} it does not.", nameof(isTied));
                _isApart[(one * CandidateCount) + other] = double.IsNaN(there) || double.IsNaN(back);
                if (!_isApart[(one * CandidateCount) + other]) _mutual[(one * CandidateCount) + other] = Math.Sqrt(there * back);
            }
        }
    }

    /// <summary>Seats of each role.</summary>
    public int[] Seats { get; }

    /// <summary>roles × candidates; NaN where the candidate cannot fill the role.</summary>
    public double[] Fit { get; }

    /// <summary>candidates × candidates.</summary>
    public bool[] IsTied { get; }

    /// <summary>Number of candidates.</summary>
    public int CandidateCount { get; }

    /// <summary>Number of roles.</summary>
    public int RoleCount => Seats.Length;

    /// <summary>Seats of all roles.</summary>
    public int SeatCount => Seats.Sum();

    /// <summary>Weight of each need of the brief, above 0; empty where it names none.</summary>
    public double[] NeedWeights { get; init; } = [];

    /// <summary>candidates × needs: how well each candidate covers each need, 0 … 1. A consortium covers a need as well as its best member does.</summary>
    public double[] Cover { get; init; } = [];

    /// <summary>How many members of a kind there are at least and at the most.</summary>
    public IReadOnlyList<MemberQuota> Quotas { get => _quotas; init => _quotas = value; }

    /// <summary>How many different labels there are at least.</summary>
    public IReadOnlyList<VarietyQuota> Varieties { get => _varieties; init => _varieties = value; }

    /// <summary>Members that are settled, with their roles. They may take a role that they do not fit.</summary>
    public IReadOnlyList<ConsortiumMember> Locked { get; init; } = [];

    /// <summary>Candidates who may not be chosen.</summary>
    public IReadOnlySet<int> Forbidden { get; init; } = new HashSet<int>();

    /// <summary>How much each part of the score counts.</summary>
    public ConsortiumWeights Weights { get; init; } = new();

    /// <summary>Mutual acceptance of a pair: 0 … 1.</summary>
    public double Mutual(int one, int other) => _mutual[(one * CandidateCount) + other];

    /// <summary>Whether two may not be together: blocked, of one house, in conflict.</summary>
    public bool IsApart(int one, int other) => _isApart[(one * CandidateCount) + other];

    /// <summary>How well a candidate fits a role; NaN where it cannot fill it.</summary>
    public double FitOf(int role, int candidate) => Fit[(role * CandidateCount) + candidate];

    /// <summary>Whether a candidate may be chosen for a role.</summary>
    public bool IsPossible(int role, int candidate) => !double.IsNaN(FitOf(role, candidate)) && !Forbidden.Contains(candidate);

    /// <summary>The same problem with other quotas; nothing is copied.</summary>
    public ConsortiumProblem With(IReadOnlyList<MemberQuota> quotas, IReadOnlyList<VarietyQuota> varieties)
    {
        var other = (ConsortiumProblem)MemberwiseClone();
        (other._quotas, other._varieties) = (quotas, varieties);
        return other;
    }

    /// <summary>Checks what is set beside the constructor.</summary>
    /// <exception cref="ArgumentException">What is wrong, in words for whoever states the problem.</exception>
    public void Validate()
    {
        Weights.Validate();
        if (Array.Exists(NeedWeights, weight => !(weight > 0) || !double.IsFinite(weight))) throw new ArgumentException("The weight of a need is above 0.");
        if (Cover.Length != (long)CandidateCount * NeedWeights.Length) throw new ArgumentException($"{CandidateCount} candidates and {NeedWeights.Length} needs make {(long)CandidateCount * NeedWeights.Length} numbers; there are {Cover.Length}.");
        if (Array.Exists(Cover, one => !(one is >= 0 and <= 1))) throw new ArgumentException("How well a need is covered lies in 0 … 1.");
        foreach (var quota in Quotas)
        {
            if (quota.IsOfKind.Length != CandidateCount) throw new ArgumentException($"A quota asks of {CandidateCount} candidates; it answers for {quota.IsOfKind.Length}.");
            if (quota.AtLeast < 0 || quota.AtMost < quota.AtLeast) throw new ArgumentException($"A quota asks for at least {quota.AtLeast} and at most {quota.AtMost}: it contradicts itself.");
        }

        foreach (var variety in Varieties)
            if (variety.LabelOf.Length != CandidateCount || variety.AtLeast < 0) throw new ArgumentException($"A quota of variety needs a label for each of {CandidateCount} candidates, and asks for 0 or more.");
        RequireLocked();
    }

    private void RequireLocked()
    {
        var (taken, seen) = (new int[RoleCount], new HashSet<int>());
        foreach (var (role, candidate) in Locked)
        {
            if ((uint)role >= (uint)RoleCount || (uint)candidate >= (uint)CandidateCount) throw new ArgumentException($"The locked member {candidate} in role {role} is outside the problem.");
            if (!seen.Add(candidate)) throw new ArgumentException($"The candidate {candidate} is locked twice.");
            if (Forbidden.Contains(candidate)) throw new ArgumentException($"The candidate {candidate} is locked and forbidden.");
            foreach (var other in Locked)
                if (IsApart(candidate, other.Candidate)) throw new ArgumentException($"The candidates {candidate} and {other.Candidate} are locked, and may not be together.");
            if (++taken[role] > Seats[role]) throw new ArgumentException($"Role {role} has {Seats[role]} seats, and more locked members.");
        }
    }
}
