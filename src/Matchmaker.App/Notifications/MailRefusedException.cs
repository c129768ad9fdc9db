namespace Matchmaker.App.Notifications;

/// <summary>A mail that will never be taken, however often it is tried: there is no such address, say.</summary>
public sealed class MailRefusedException(string message, Exception? inner = null) : Exception(message, inner);
