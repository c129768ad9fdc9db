namespace Matchmaker.App.Demo;

/// <summary>One actor's part; money only where the kind of collaboration moves some.</summary>
internal readonly record struct DemoParticipant(int Actor, string Role, int? ContributionUsd);
