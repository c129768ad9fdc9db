namespace Matchmaker.App.Evaluating.Briefs;

/// <summary>How one method found the real participants of projects.</summary>
/// <param name="Name">The method.</param>
/// <param name="Precision10">Of ten chosen, the part that took part; the mean over projects.</param>
/// <param name="Recall10">Of those that took part and could be found, the part among the ten.</param>
/// <param name="Precision20">The same for twenty.</param>
/// <param name="Recall20">The same for twenty.</param>
/// <param name="Better">Projects with more found among the twenty than by search alone.</param>
/// <param name="Worse">Projects with fewer.</param>
public sealed record BriefFigures(string Name, double Precision10, double Recall10, double Precision20, double Recall20, int Better, int Worse);
