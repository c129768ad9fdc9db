namespace Matchmaker.App.Registry;

/// <summary>Somebody else changed the profile while it was edited.</summary>
public sealed class ProfileConflictException() : ExplainedException("Somebody else changed this profile while you were editing it. Reload it, and make your changes again; nothing was saved.");
