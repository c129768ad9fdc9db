namespace Matchmaker.App.Search.Queries;

/// <summary>A query as it was understood.</summary>
/// <param name="Wanted">One node for each word, phrase or field; all have to fit.</param>
/// <param name="Unwanted">What must not fit.</param>
/// <param name="Filters">Filters, all of which have to hold.</param>
/// <param name="Name">The plain words together, folded as names are; null where there are none.</param>
/// <param name="Words">The plain words as typed, for corrections.</param>
/// <param name="Remarks">How it was understood where that is not plain.</param>
/// <param name="Problems">Why it cannot be answered.</param>
public sealed record ParsedQuery(
    IReadOnlyList<QueryNode> Wanted, IReadOnlyList<QueryNode> Unwanted, IReadOnlyList<ActorFilter> Filters, string? Name,
    IReadOnlyList<string> Words, IReadOnlyList<string> Remarks, IReadOnlyList<string> Problems);
