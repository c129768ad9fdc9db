namespace Matchmaker.Web.Components.Partners;

/// <summary>Why somebody is dismissed, and whether it is for good and both ways.</summary>
internal sealed record DismissAnswer(string? Reason, bool Block);
