namespace Matchmaker.App.Programmes.Given;

/// <summary>Which columns a table has.</summary>
/// <param name="Known">Those that are read; others are remarked on.</param>
internal sealed record GivenColumns(IReadOnlyList<string> Known)
{
    /// <summary>Those that have to be there.</summary>
    public IReadOnlyList<string> AllOf { get; init; } = [];

    /// <summary>Those of which at least one has to be there; none where it is empty.</summary>
    public IReadOnlyList<string> AnyOf { get; init; } = [];

    /// <summary>What a header lacks: the column, null where it is one of several, and what is needed in words; null where it lacks nothing.</summary>
    public (string? Column, string Needed)? Lacking(IReadOnlyCollection<string> header)
    {
        if (AllOf.FirstOrDefault(column => !header.Contains(column)) is { } missing) return (missing, string.Join(" and ", AllOf));
        return AnyOf.Count > 0 && !AnyOf.Any(header.Contains) ? (null, string.Join(" or ", AnyOf)) : null;
    }
}
