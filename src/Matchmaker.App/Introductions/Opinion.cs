using Matchmaker.App.Matching;

namespace Matchmaker.App.Introductions;

/// <summary>What an actor says of a partner at present.</summary>
/// <param name="Partner">Of whom.</param>
/// <param name="Kind">Saved, dismissed or blocked.</param>
/// <param name="Reason">Why, where it said so.</param>
/// <param name="At">Since when.</param>
public sealed record Opinion(ActorLabel Partner, FeedbackKind Kind, string? Reason, DateTimeOffset At);
