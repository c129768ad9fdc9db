namespace Matchmaker.Web.Components.Pictures;

/// <summary>Names the texts of pictures and of the tables beside them.</summary>
public sealed class PictureTexts;
