namespace Matchmaker.App.Accounts;

/// <summary>Where a claim stands.</summary>
public enum ClaimState
{
    Pending,
    Accepted,
    Refused,
    Withdrawn,
}
