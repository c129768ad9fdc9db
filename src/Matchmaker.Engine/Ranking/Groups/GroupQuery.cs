namespace Matchmaker.Engine.Ranking.Groups;

/// <summary>Who is together already, and what for.</summary>
/// <param name="Members">Dense indices of the members; distinct, in any order.</param>
/// <param name="Themes">Dense indices of the sectors or themes that it is for; empty where that is not said.</param>
public sealed record GroupQuery(int[] Members, int[] Themes);
