namespace Matchmaker.App.Exporting;

/// <summary>An actor of an exported network.</summary>
/// <param name="Id">What it is called in the file: <c>a17</c>.</param>
/// <param name="Name">Empty where the actor was removed meanwhile; so the others.</param>
/// <param name="Helix">As filters spell it.</param>
/// <param name="Country">Two letters.</param>
public sealed record NetworkNode(string Id, string Name, string Helix, string Country);
