namespace Matchmaker.Web.Components.Layout;

/// <summary>Names the texts of the layout and of what all pages share.</summary>
public sealed class LayoutTexts;
