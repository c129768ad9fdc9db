namespace Matchmaker.Web.Components.Profile;

/// <summary>Names the texts of the profile editor.</summary>
public sealed class ProfileTexts;
