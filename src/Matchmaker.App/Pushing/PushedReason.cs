using Matchmaker.App.Matching;

namespace Matchmaker.App.Pushing;

/// <summary>What one topic adds to a score.</summary>
public sealed record PushedReason(ReasonTopic Topic, double Weight);
