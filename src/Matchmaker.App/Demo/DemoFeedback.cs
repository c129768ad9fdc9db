using Matchmaker.App.Introductions;

namespace Matchmaker.App.Demo;

/// <summary>One made-up act of an actor on a suggested partner, both by index.</summary>
internal readonly record struct DemoFeedback(int Actor, int Partner, FeedbackKind Kind, DateTimeOffset At, int? Rank);
