namespace Matchmaker.App.Matching;

/// <summary>What saving a draft would change.</summary>
/// <param name="Before">Who is suggested now, best first.</param>
/// <param name="After">Who would be.</param>
public sealed record ProfilePreview(IReadOnlyList<ActorLabel> Before, IReadOnlyList<ActorLabel> After);
