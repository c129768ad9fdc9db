namespace Matchmaker.App.Programmes;

/// <summary>What reviewers judge by, each from 0 to 10.</summary>
/// <param name="Code">What tells it from the others.</param>
/// <param name="Name">What reviewers read.</param>
/// <param name="Weight">How much it counts beside the others, above 0.</param>
public sealed record Criterion(string Code, string Name, double Weight);
