namespace Matchmaker.Web.Components.Secretariat;

/// <summary>Names the texts of the secretariat's pages.</summary>
public sealed class SecretariatTexts;
