namespace Matchmaker.App.Pushing;

/// <summary>What became of the suggestions that one model pushed at one rank.</summary>
/// <param name="Model">The model's version.</param>
/// <param name="Rank">Their place in their actor's list.</param>
/// <param name="Pushed">How many were told, each person counted.</param>
/// <param name="Opened">How many of them somebody opened.</param>
/// <param name="Asked">How many introductions were asked for because of them.</param>
/// <param name="Accepted">How many of those were answered with yes.</param>
/// <param name="Worked">How many of those came to a collaboration.</param>
public sealed record FunnelLine(string Model, int Rank, int Pushed, int Opened, int Asked, int Accepted, int Worked);
