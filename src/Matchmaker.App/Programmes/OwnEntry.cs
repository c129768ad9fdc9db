namespace Matchmaker.App.Programmes;

/// <summary>Where an actor stands in a programme, as itself sees it: decisions show once they are told.</summary>
/// <param name="ProgrammeId">The programme.</param>
/// <param name="Title">Its title.</param>
/// <param name="Programme">Where the programme stands.</param>
/// <param name="State">Where the actor stands.</param>
/// <param name="Form">What it applied with; null where it was invited.</param>
/// <param name="Message">What the secretariat wrote to it.</param>
/// <param name="EnteredAt">When it applied or was invited.</param>
/// <param name="CanAnswer">Whether an invitation or a place waits for its yes or no.</param>
/// <param name="CanWithdraw">Whether it can take its application back.</param>
/// <param name="CanChange">Whether it can still change its application.</param>
public sealed record OwnEntry(
    long ProgrammeId, string Title, ProgrammeState Programme, EntryState State, ProgrammeApplication? Form, string? Message, DateTimeOffset EnteredAt, bool CanAnswer, bool CanWithdraw, bool CanChange);
