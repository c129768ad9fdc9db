using Matchmaker.Engine.Ranking.Groups;

namespace Matchmaker.Engine.Evaluation;

/// <summary>A collaboration of which one member is hidden.</summary>
/// <param name="Collaboration">Its index.</param>
/// <param name="Group">Who is left, and its themes.</param>
/// <param name="Hidden">Who is to be found.</param>
public sealed record CompletionQuery(int Collaboration, GroupQuery Group, int Hidden);
