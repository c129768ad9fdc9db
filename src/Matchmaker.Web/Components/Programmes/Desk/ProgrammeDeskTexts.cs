namespace Matchmaker.Web.Components.Programmes.Desk;

/// <summary>Names the texts of programmes that the secretariat reads.</summary>
public sealed class ProgrammeDeskTexts;
