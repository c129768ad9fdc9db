namespace Matchmaker.Engine.Programmes.Consortia;

/// <summary>A candidate in a role.</summary>
/// <param name="Role">Index of the role.</param>
/// <param name="Candidate">Index of the candidate.</param>
public readonly record struct ConsortiumMember(int Role, int Candidate);
