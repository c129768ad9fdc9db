namespace Matchmaker.App.Demo;

/// <summary>A circle of actors of one theme in one subregion, about forty strong, who mostly work with one another.</summary>
/// <param name="Theme">Index in <see cref="DemoTheme.All"/>.</param>
/// <param name="Subregion">Index in <see cref="DemoCountry.Subregions"/>.</param>
internal readonly record struct DemoCommunity(int Theme, int Subregion);
