using Matchmaker.App.Registry;

namespace Matchmaker.App.Importing.Rows;

/// <summary>What a file says of an actor's verification: a state other than unverified, and who decided it, when and on what.</summary>
/// <param name="File">The file that says so.</param>
internal sealed record VerificationClaim(VerificationState State, string? By, DateTimeOffset? At, string? Evidence, string File);
