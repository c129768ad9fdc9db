namespace Matchmaker.Web.Components.Partners;

/// <summary>Names the texts of suggested partners and mentors.</summary>
public sealed class PartnersTexts;
