namespace Matchmaker.App.Access;

/// <summary>Somebody wanted what they have no right to.</summary>
public sealed class AccessDeniedException(Caller caller, string message) : ExplainedException(message)
{
    public Caller Caller { get; } = caller;
}
