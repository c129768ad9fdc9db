namespace Matchmaker.Screenshots;

/// <summary>A page to take pictures of.</summary>
/// <param name="Name">Begins the names of its files.</param>
/// <param name="Path">Its address.</param>
/// <param name="Status">The status that its address answers with.</param>
internal sealed record ShownPage(string Name, string Path, int Status = 200);
