using Matchmaker.App.Matching;

namespace Matchmaker.App.Introductions;

/// <summary>An introduction in a list, as one of its sides sees it.</summary>
/// <param name="Id">Of the introduction.</param>
/// <param name="IsOurs">Whether the side that looks has asked.</param>
/// <param name="Partner">The other side.</param>
/// <param name="State">Where it stands.</param>
/// <param name="AskedAt">When it was asked for.</param>
/// <param name="UpdatedAt">When something last happened.</param>
/// <param name="LastText">The last thing written.</param>
/// <param name="WaitsForUs">Whether the next step is up to the side that looks.</param>
public sealed record IntroductionLine(
    long Id, bool IsOurs, ActorLabel Partner, IntroductionState State, DateTimeOffset AskedAt, DateTimeOffset UpdatedAt, string? LastText, bool WaitsForUs);
