namespace Matchmaker.App.Accounts;

/// <summary>A private note as the members of an organisation read it.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Text">What was written.</param>
/// <param name="Author">Who wrote it; null where that account is gone.</param>
/// <param name="WrittenAt">When.</param>
public sealed record NoteLine(long Id, string Text, string? Author, DateTimeOffset WrittenAt);
