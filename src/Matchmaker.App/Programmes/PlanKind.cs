namespace Matchmaker.App.Programmes;

/// <summary>What a plan is made with.</summary>
public enum PlanKind
{
    Cohort,
    Consortium,
    Mentoring,
    Timetable,
}
