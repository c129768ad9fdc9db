namespace Matchmaker.App.Registry;

/// <summary>No single actor goes by what a person wrote.</summary>
public sealed class ActorNotFoundException(string message, IReadOnlyList<ActorCandidate> candidates)
    : ExplainedException(string.Join(Environment.NewLine, candidates.Select(candidate => $"  {candidate}").Prepend(message)))
{
    /// <summary>Who may have been meant, the likeliest first.</summary>
    public IReadOnlyList<ActorCandidate> Candidates { get; } = candidates;
}
