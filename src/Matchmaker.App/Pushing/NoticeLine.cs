using Matchmaker.App.Matching;

namespace Matchmaker.App.Pushing;

/// <summary>One suggestion behind the bell.</summary>
/// <param name="PublicId">What its link holds.</param>
/// <param name="Partner">Who is suggested.</param>
/// <param name="Reasons">Why, in the language of the present culture.</param>
/// <param name="IsOpened">Whether somebody followed its link.</param>
public sealed record NoticeLine(string PublicId, ActorLabel Partner, IReadOnlyList<string> Reasons, bool IsOpened);
