namespace Matchmaker.Web.Components.Programmes.Mentoring;

/// <summary>Names the texts of the mentoring workbench.</summary>
public sealed class MentorsTexts;
