namespace Matchmaker.Engine.Programmes.Consortia;

/// <summary>How many members of a kind a consortium has at least and at the most.</summary>
/// <param name="IsOfKind">One element a candidate.</param>
/// <param name="AtLeast">0 for no floor.</param>
/// <param name="AtMost"><see cref="int.MaxValue"/> for no ceiling.</param>
public sealed record MemberQuota(bool[] IsOfKind, int AtLeast, int AtMost = int.MaxValue);
