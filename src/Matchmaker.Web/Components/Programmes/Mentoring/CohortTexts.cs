namespace Matchmaker.Web.Components.Programmes.Mentoring;

/// <summary>Names the texts of mentors for a cohort, and of what the workbench shows alike.</summary>
public sealed class CohortTexts;
