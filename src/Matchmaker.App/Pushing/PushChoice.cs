namespace Matchmaker.App.Pushing;

/// <summary>What was chosen for everybody.</summary>
/// <param name="Lists">For each actor that was asked for what it is told, best first; empty where there is nothing worth it.</param>
/// <param name="Before">Who would be told of by strength alone.</param>
/// <param name="After">Who is told of.</param>
public sealed record PushChoice(StrongSuggestion[][] Lists, PushExposure Before, PushExposure After)
{
    /// <summary>How many suggestions were strong and new: what was chosen from.</summary>
    public long Strong { get; init; }
}
