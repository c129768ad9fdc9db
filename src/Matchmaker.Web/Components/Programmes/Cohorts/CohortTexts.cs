namespace Matchmaker.Web.Components.Programmes.Cohorts;

/// <summary>Names the texts of the workbench of cohorts.</summary>
public sealed class CohortTexts;
