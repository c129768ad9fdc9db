using Matchmaker.App.Registry;

namespace Matchmaker.Web.Api.Verification;

/// <summary>What is decided about an actor.</summary>
public sealed record DecisionForm
{
    /// <summary>Where its verification stands from now on.</summary>
    /// <example>verified</example>
    public required VerificationState State { get; init; }

    /// <summary>What the decision rests on; needed to verify or reject.</summary>
    /// <example>Register of companies, seen on 2026-11-20</example>
    public string? Evidence { get; init; }
}
