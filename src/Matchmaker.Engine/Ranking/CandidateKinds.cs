namespace Matchmaker.Engine.Ranking;

/// <summary>Who may be a candidate beside strangers that have partners already.</summary>
[Flags]
public enum CandidateKinds
{
    /// <summary>Only actors that have partners, the actor's own not among them: whom a model is trained and judged on.</summary>
    Strangers = 0,

    /// <summary>The actor's present partners as well.</summary>
    Partners = 1,

    /// <summary>Actors without any partner as well: they are found by their profiles.</summary>
    Newcomers = 2,
}
