namespace Matchmaker.App.Search.Queries;

/// <summary>Actors with these terms next to each other.</summary>
/// <param name="Terms">Terms of the analyser, one or more.</param>
/// <param name="IsBeginning">Whether the last term may be the beginning of an indexed one.</param>
/// <param name="Field">Where to look; everywhere if null. <see cref="SearchField.Name"/> takes in aliases.</param>
/// <param name="Boost">Factor of the score.</param>
public sealed record WordsNode(IReadOnlyList<string> Terms, bool IsBeginning = false, SearchField? Field = null, float Boost = 1) : QueryNode;
