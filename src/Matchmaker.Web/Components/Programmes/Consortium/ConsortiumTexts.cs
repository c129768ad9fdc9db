namespace Matchmaker.Web.Components.Programmes.Consortium;

/// <summary>Names the texts of the consortium builder.</summary>
public sealed class ConsortiumTexts;
