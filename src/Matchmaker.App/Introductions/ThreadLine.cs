namespace Matchmaker.App.Introductions;

/// <summary>One line of a thread.</summary>
/// <param name="Id">Of the message.</param>
/// <param name="IsOurs">Whether the side that looks wrote it.</param>
/// <param name="Author">Who wrote it; null where the product did, or the account is gone.</param>
/// <param name="State">The state that it brought about; null for a mere message.</param>
/// <param name="IsReminder">Whether it reminds.</param>
/// <param name="Text">What was written.</param>
/// <param name="At">When.</param>
public sealed record ThreadLine(long Id, bool IsOurs, string? Author, IntroductionState? State, bool IsReminder, string? Text, DateTimeOffset At);
