using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Matchmaker.App;

/// <summary>What the product measures of its own work. Costs next to nothing while nobody listens.</summary>
public static class ProductMeter
{
    public const string Name = "Matchmaker";

    private static readonly Meter Meter = new(Name);

    private static readonly Histogram<double> SearchSeconds = Meter.CreateHistogram<double>("matchmaker.search.duration", "s", "How long searches of the registry took.");

    private static readonly Histogram<double> SuggestionSeconds = Meter.CreateHistogram<double>("matchmaker.suggestions.duration", "s", "How long suggestions for an actor took, reasons included.");

    /// <summary>Tells that a search ended.</summary>
    /// <param name="started">Of <see cref="Stopwatch.GetTimestamp"/>.</param>
    public static void Searched(long started) => SearchSeconds.Record(Stopwatch.GetElapsedTime(started).TotalSeconds);

    /// <summary>Tells that suggestions were made.</summary>
    /// <param name="started">Of <see cref="Stopwatch.GetTimestamp"/>.</param>
    public static void Suggested(long started) => SuggestionSeconds.Record(Stopwatch.GetElapsedTime(started).TotalSeconds);
}
