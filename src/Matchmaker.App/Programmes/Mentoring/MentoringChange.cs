namespace Matchmaker.App.Programmes.Mentoring;

/// <summary>One change of a round that is tried: what if?</summary>
/// <param name="Kind">What changes.</param>
/// <param name="Mentee">Whom it is about.</param>
/// <param name="Mentor">Whom it is about.</param>
/// <param name="Value">The language or topic that is added; the number of places or hours.</param>
public sealed record MentoringChange(MentoringChangeKind Kind, string? Mentee = null, string? Mentor = null, string? Value = null);
