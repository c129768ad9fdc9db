namespace Matchmaker.App.Programmes.Consortia;

/// <summary>Seats of a role that nobody fills.</summary>
/// <param name="Role">Code of the role.</param>
/// <param name="Seats">How many.</param>
/// <param name="Nearest">Who comes nearest, and why they do not fill it.</param>
public sealed record ConsortiumGap(string Role, int Seats, IReadOnlyList<NearCandidate> Nearest);
