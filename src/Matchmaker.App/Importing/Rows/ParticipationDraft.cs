namespace Matchmaker.App.Importing.Rows;

/// <summary>What one row says about an actor's part in the row's collaboration.</summary>
internal readonly record struct ParticipationDraft(ExternalKey Actor, string Role, decimal? Contribution = null, string? Currency = null);
