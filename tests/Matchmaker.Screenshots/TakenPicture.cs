namespace Matchmaker.Screenshots;

/// <summary>A picture that was taken, and what is wrong with the page on it.</summary>
internal sealed record TakenPicture(ShownPage Page, Look Look, string File, IReadOnlyList<string> Problems);
