using Matchmaker.App.Programmes.Given;
using Matchmaker.Engine.Programmes.Assignment;

namespace Matchmaker.App.Programmes.Mentoring;

/// <summary>A round that was solved, ready to answer what would be otherwise. Not stored; safe for one thread at a time.</summary>
public sealed class MentoringSolved
{
    private readonly AssignmentSolver _solver;
    private readonly double?[]? _model;

    private MentoringSolved(MentoringRound round, MentoringFits fits, double?[]? model, IReadOnlyList<GivenIssue> remarks, MentoringSolved? before, CancellationToken cancellationToken)
    {
        (Round, Fits, _model, Remarks) = (round, fits, model, remarks);
        MenteeAt = round.Mentees.Select((mentee, at) => (mentee.Id, at)).ToDictionary(one => one.Id, one => one.at);
        MentorAt = round.Mentors.Select((mentor, at) => (mentor.Id, at)).ToDictionary(one => one.Id, one => one.at);
        var locked = round.Pairs.Where(pair => pair.Rule == PairRule.Locked).Select(pair => (MenteeAt[pair.Mentee], MentorAt[pair.Mentor])).Distinct().ToList();
        var problem = new AssignmentProblem([.. round.Mentees.Select(mentee => mentee.Places)], [.. round.Mentors.Select(mentor => mentor.Places)], fits.Fit, fits.MenteeView, fits.MentorView, locked);
        _solver = before is not null && before.Round.Settings.Mode == round.Settings.Mode ? before._solver.GoOn(problem, cancellationToken) : AssignmentSolver.Solve(problem, round.Settings.Mode, cancellationToken);
        Mentors = Solution.Pairs.ToLookup(pair => pair.Row, pair => pair.Column);
        Mentees = Solution.Pairs.ToLookup(pair => pair.Column, pair => pair.Row);
    }

    public MentoringRound Round { get; }

    public MentoringFits Fits { get; }

    /// <summary>What was remarked on when it was checked.</summary>
    public IReadOnlyList<GivenIssue> Remarks { get; }

    public AssignmentSolution Solution => _solver.Solution;

    /// <summary>Places of the round's lists by id.</summary>
    public IReadOnlyDictionary<string, int> MenteeAt { get; }

    public IReadOnlyDictionary<string, int> MentorAt { get; }

    /// <summary>Mentors of each mentee.</summary>
    public ILookup<int, int> Mentors { get; }

    /// <summary>Mentees of each mentor.</summary>
    public ILookup<int, int> Mentees { get; }

    /// <summary>Checks a round and solves it.</summary>
    /// <param name="given">The round.</param>
    /// <param name="model">What the model says of each pair, mentees × mentors, 0 to 1 or null.</param>
    /// <param name="before">What was said of its files.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="GivenException">Something is wrong with it; nothing was solved.</exception>
    public static MentoringSolved Solve(MentoringRound given, double?[]? model = null, IReadOnlyList<GivenIssue>? before = null, CancellationToken cancellationToken = default)
    {
        var (round, remarks) = MentoringCheck.Require(given, before);
        return new(round, new(round, model), model, remarks, null, cancellationToken);
    }

    /// <summary>Solves again with one change, from here; this stays as it is.</summary>
    /// <exception cref="GivenException">The change makes no sense, or contradicts what is settled.</exception>
    public MentoringSolved With(MentoringChange change, CancellationToken cancellationToken = default) => With([change], cancellationToken);

    /// <summary>Solves again with some changes.</summary>
    /// <exception cref="GivenException">A change makes no sense, or contradicts what is settled.</exception>
    public MentoringSolved With(IReadOnlyList<MentoringChange> changes, CancellationToken cancellationToken = default)
    {
        var (round, _) = MentoringCheck.Require(changes.Aggregate(Round, MentoringChanges.Apply));
        var fits = changes.Aggregate((MentoringFits?)Fits, (fits, change) => fits is null ? null : change.Kind switch
        {
            MentoringChangeKind.Places or MentoringChangeKind.Mode => fits.For(round),
            MentoringChangeKind.Hours => null,
            _ => fits.For(round, MenteeAt[change.Mentee!]),
        });
        return new(round, fits ?? new(round, _model), _model, Remarks, this, cancellationToken);
    }

    /// <summary>Mentors where one more place would place a mentee that has none, those first where nobody else has the better claim to it.</summary>
    public IReadOnlyList<int> WhereToWiden(int mentee, int most) =>
        [.. _solver.WhatWouldPlace(mentee, int.MaxValue).OrderBy(worth => Math.Round(Solution.ColumnPrices[worth.Column] - worth.Gain, 9)).ThenByDescending(worth => worth.Gain).Select(worth => worth.Column).Take(most)];
}
