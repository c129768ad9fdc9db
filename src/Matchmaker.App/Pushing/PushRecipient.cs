namespace Matchmaker.App.Pushing;

/// <summary>A person who is to be told.</summary>
/// <param name="Preference">What the person asked for; not tracked by any context.</param>
/// <param name="Email">Where the mail goes.</param>
/// <param name="Name">What to call the person.</param>
public sealed record PushRecipient(PushPreference Preference, string Email, string Name);
