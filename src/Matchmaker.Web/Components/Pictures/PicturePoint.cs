namespace Matchmaker.Web.Components.Pictures;

/// <summary>A place in a picture. Layouts of networks give parts of its width and height, 0 … 1.</summary>
public readonly record struct PicturePoint(double X, double Y);
