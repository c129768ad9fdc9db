namespace Matchmaker.App.Programmes;

/// <summary>Which workbench belongs to which programme.</summary>
public static class PlanKinds
{
    /// <summary>What the plans of a programme are made with: what it publishes is all of one kind.</summary>
    public static PlanKind Of(ProgrammeKind programme) => programme switch
    {
        ProgrammeKind.Call => PlanKind.Consortium,
        ProgrammeKind.Cohort => PlanKind.Cohort,
        ProgrammeKind.Mentoring => PlanKind.Mentoring,
        ProgrammeKind.Forum => PlanKind.Timetable,
        _ => throw new ArgumentOutOfRangeException(nameof(programme), programme, null),
    };

    /// <exception cref="ProgrammeException">The programme is of a kind that such a plan is not made for.</exception>
    internal static void Require(PlanKind plan, Programme programme)
    {
        if (Of(programme.Kind) == plan) return;
        throw new ProgrammeException($"'{programme.Title}' is a {Say(programme.Kind)}: its plans are {Say(Of(programme.Kind))}, not {Say(plan)}. Nothing was done; use the workbench that its page offers, or change the kind of the programme.");
    }

    private static string Say(ProgrammeKind kind) => kind switch
    {
        ProgrammeKind.Call => "call for projects",
        ProgrammeKind.Cohort => "cohort",
        ProgrammeKind.Mentoring => "mentoring round",
        _ => "forum with meetings",
    };

    private static string Say(PlanKind kind) => kind switch
    {
        PlanKind.Cohort => "selections of a cohort",
        PlanKind.Consortium => "consortia",
        PlanKind.Mentoring => "assignments of mentors",
        _ => "timetables",
    };
}
