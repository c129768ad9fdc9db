using Matchmaker.App.Registry;

namespace Matchmaker.App.Importing.Rows;

/// <summary>An offer or a need that a row states.</summary>
internal readonly record struct InterestDraft(InterestKind Kind, string? Tag, string? Text);
