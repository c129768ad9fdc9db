namespace Matchmaker.Web.Components.Directory;

/// <summary>Names the texts of the directory and of the search box.</summary>
public sealed class DirectoryTexts;
