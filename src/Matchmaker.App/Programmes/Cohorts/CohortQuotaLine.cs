namespace Matchmaker.App.Programmes.Cohorts;

/// <summary>A quota and what became of it.</summary>
/// <param name="Text">The quota.</param>
/// <param name="Whom">Whom it counts.</param>
/// <param name="Dimension">By what.</param>
/// <param name="Values">Codes that count.</param>
/// <param name="IsPlain">Whether it asks for nothing besides.</param>
/// <param name="AtLeast">Its lower limit.</param>
/// <param name="AtMost">Its upper limit.</param>
/// <param name="Count">How many of those chosen count.</param>
/// <param name="Available">How many candidates count.</param>
/// <param name="IsTight">Whether it is filled to a limit.</param>
/// <param name="Price">What one place more or less in it is worth, at most.</param>
/// <param name="Costs">How much more the best line-up found without the quota is worth; null where it was not looked for.</param>
/// <param name="Note">The same in words.</param>
public sealed record CohortQuotaLine(
    string Text, string Whom, QuotaDimension Dimension, IReadOnlyList<string> Values, bool IsPlain, int? AtLeast, int? AtMost, int Count, int Available, bool IsTight, double Price, double? Costs, string Note);
