namespace Matchmaker.Web.Components.Introductions;

/// <summary>Names the texts of introductions.</summary>
public sealed class IntroductionTexts;
