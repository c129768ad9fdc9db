namespace Matchmaker.Web.Api.Registry;

/// <summary>Two actors side by side, before they are made one.</summary>
public sealed record ComparisonResource
{
    /// <summary>The one.</summary>
    public required MergeSideResource First { get; init; }

    /// <summary>The other.</summary>
    public required MergeSideResource Second { get; init; }
}
