namespace Matchmaker.App.Balance;

/// <summary>What became of a group of actors in a period.</summary>
/// <param name="Attribute">What it is a group by: <c>country</c>, <c>helix</c>, <c>size</c> or <c>ownership</c>.</param>
/// <param name="Label">Code of the group.</param>
/// <param name="Actors">Actors in it.</param>
/// <param name="Shown">How often its actors were shown to others.</param>
/// <param name="Asked">How many others asked to meet one of them.</param>
/// <param name="SaidYes">How many of those were told yes.</param>
/// <param name="Asking">How many times its actors asked others.</param>
/// <param name="GotYes">How many of those were answered with yes.</param>
public sealed record OutcomeLine(string Attribute, string Label, int Actors, int Shown, int Asked, int SaidYes, int Asking, int GotYes);
