using Matchmaker.App.Access;
using Matchmaker.App.Registry;

namespace Matchmaker.App.Overview;

/// <summary>What waits for the secretariat, and how the registry stands.</summary>
/// <param name="Claims">Claims without a decision.</param>
/// <param name="Unverified">Actors that wait to be verified.</param>
/// <param name="Expired">Actors whose verification has run out.</param>
/// <param name="ByState">Actors by state of verification.</param>
/// <param name="Actors">Actors in all.</param>
/// <param name="Collaborations">Collaborations in all.</param>
/// <param name="Accounts">People with an account.</param>
/// <param name="AsksOfMonth">Introductions that were asked for in the last 30 days.</param>
/// <param name="AnsweredOfMonth">Those that were agreed to in that time.</param>
/// <param name="Cells">Actors by country and helix.</param>
/// <param name="Latest">The latest entries of the audit log.</param>
public sealed record SecretariatOverview(
    int Claims, int Unverified, int Expired, IReadOnlyDictionary<VerificationState, int> ByState, int Actors, int Collaborations, int Accounts, int AsksOfMonth, int AnsweredOfMonth,
    IReadOnlyDictionary<(string Country, Helix Helix), int> Cells, IReadOnlyList<AuditLine> Latest);
