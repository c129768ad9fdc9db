namespace Matchmaker.App.Demo;

/// <summary>How much was made.</summary>
public sealed record DemoSummary(long Actors, long Collaborations, long Participations, long Feedback);
