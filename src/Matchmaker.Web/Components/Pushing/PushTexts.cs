namespace Matchmaker.Web.Components.Pushing;

/// <summary>Names the texts of pushed suggestions: the bell, what one was told, and how one wants to be told.</summary>
public sealed class PushTexts;
