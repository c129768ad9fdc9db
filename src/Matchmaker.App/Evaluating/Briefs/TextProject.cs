namespace Matchmaker.App.Evaluating.Briefs;

/// <summary>A project with its text and who took part.</summary>
/// <param name="Id">Its number in the source.</param>
/// <param name="Text">Title and objective.</param>
/// <param name="Start">First day.</param>
/// <param name="Participants">Their numbers in CORDIS (pic), each once.</param>
public sealed record TextProject(string Id, string Text, DateOnly Start, IReadOnlyList<string> Participants);
