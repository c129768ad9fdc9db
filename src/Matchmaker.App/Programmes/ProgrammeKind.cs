namespace Matchmaker.App.Programmes;

/// <summary>What a programme brings about.</summary>
public enum ProgrammeKind
{
    /// <summary>A call for projects: consortia answer a brief.</summary>
    Call,

    /// <summary>A training, a residency, an accelerator: some of many are chosen.</summary>
    Cohort,

    /// <summary>A round in which mentees get mentors.</summary>
    Mentoring,

    /// <summary>A forum with meetings of two.</summary>
    Forum,
}
