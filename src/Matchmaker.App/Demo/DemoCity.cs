namespace Matchmaker.App.Demo;

/// <summary>A real city, so that maps look right; degrees are rounded to two places.</summary>
internal sealed record DemoCity(string Name, double Latitude, double Longitude);
