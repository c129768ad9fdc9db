using Matchmaker.App.Matching;

namespace Matchmaker.Web.Api.Balance;

/// <summary>Accuracy on the last year known, before and after a floor.</summary>
public sealed record AccuracyResource
{
    /// <summary>NDCG by score alone.</summary>
    /// <example>0.241</example>
    public required double NdcgBefore { get; init; }

    /// <summary>NDCG with the floor.</summary>
    /// <example>0.239</example>
    public required double NdcgAfter { get; init; }

    /// <summary>Recall by score alone.</summary>
    /// <example>0.382</example>
    public required double RecallBefore { get; init; }

    /// <summary>Recall with the floor.</summary>
    /// <example>0.379</example>
    public required double RecallAfter { get; init; }

    /// <summary>The part of all actors that is suggested to somebody, by score alone.</summary>
    /// <example>0.71</example>
    public required double CoverageBefore { get; init; }

    /// <summary>The same with the floor.</summary>
    /// <example>0.74</example>
    public required double CoverageAfter { get; init; }

    /// <summary>How unequally suggestions fall on actors (Gini), by score alone.</summary>
    /// <example>0.62</example>
    public required double GiniBefore { get; init; }

    /// <summary>The same with the floor.</summary>
    /// <example>0.58</example>
    public required double GiniAfter { get; init; }

    public static AccuracyResource Of(AccuracyPrice price) => new()
    {
        NdcgBefore = price.NdcgBefore,
        NdcgAfter = price.NdcgAfter,
        RecallBefore = price.RecallBefore,
        RecallAfter = price.RecallAfter,
        CoverageBefore = price.CoverageBefore,
        CoverageAfter = price.CoverageAfter,
        GiniBefore = price.GiniBefore,
        GiniAfter = price.GiniAfter,
    };
}
