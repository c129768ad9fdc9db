namespace Matchmaker.App.Programmes.Mentoring;

/// <summary>How busy a mentor is.</summary>
/// <param name="Mentor">Id.</param>
/// <param name="Name">What to call it.</param>
/// <param name="Places">How many it takes.</param>
/// <param name="Taken">How many it has.</param>
/// <param name="ActorId">The actor of the registry; null where it is none.</param>
public sealed record MentorLoad(string Mentor, string Name, int Places, int Taken, long? ActorId);
