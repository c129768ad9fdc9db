namespace Matchmaker.App.Registry;

/// <summary>An actor's verification: the state, and who set it, when and on what evidence.</summary>
public sealed class Verification
{
    public VerificationState State { get; set; }

    /// <summary>The person or the import that decided; required for every state but <see cref="VerificationState.Unverified"/>.</summary>
    public string? DecidedBy { get; set; }

    public DateTimeOffset? DecidedAt { get; set; }

    /// <summary>What the decision rests on: a register's entry, an e-mail domain, a document.</summary>
    public string? Evidence { get; set; }
}
