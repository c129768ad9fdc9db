namespace Matchmaker.App.Registry;

/// <summary>What is known about whether an actor is who it says it is.</summary>
public enum VerificationState
{
    Unverified,
    Pending,
    Verified,
    Rejected,
    Expired,
}
