using Matchmaker.App.Search;

namespace Matchmaker.Benchmarks;

/// <summary>One query of the mix, and what kind it is.</summary>
internal sealed record SearchQuery(string Kind, SearchRequest Request);
