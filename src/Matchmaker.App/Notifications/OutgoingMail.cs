namespace Matchmaker.App.Notifications;

/// <summary>A mail to one person, as plain text.</summary>
public sealed record OutgoingMail(string To, string Subject, string Text);
