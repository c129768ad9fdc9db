namespace Matchmaker.Web.Components.Programmes;

/// <summary>Names the texts of programmes that applicants read.</summary>
public sealed class ProgrammeTexts;
