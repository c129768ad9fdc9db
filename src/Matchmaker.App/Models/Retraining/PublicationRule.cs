using System.Globalization;
using Matchmaker.Engine.Evaluation;

namespace Matchmaker.App.Models.Retraining;

/// <summary>
/// Whether a new model may take the place of the one that serves: not where it is worse beyond what chance explains. Two questions are asked. Settings against settings, on the same actors of the same year:
/// worse where the whole bootstrap interval of the difference lies below zero. And the new one's lead over personalised PageRank against the lead that the old one had on its own year, since data that
/// went bad lets every setting fall: worse where the fall is greater than the error of both allows. Years differ in how hard they are; the lead takes that out.
/// </summary>
internal static class PublicationRule
{
    /// <param name="cut">First day of the year judged on.</param>
    /// <param name="candidate">NDCG of the new settings, by query.</param>
    /// <param name="baseline">NDCG of personalised PageRank, by the same queries.</param>
    /// <param name="incumbent">The version that serves; null for none.</param>
    /// <param name="incumbentNdcg">NDCG of its settings by the same queries; null where they are the new ones.</param>
    /// <param name="samples">Draws of the bootstrap.</param>
    /// <param name="confidence">Of its intervals.</param>
    public static PublicationTrial Judge(
        DateOnly cut, IReadOnlyList<double> candidate, IReadOnlyList<double> baseline, ModelCard? incumbent, IReadOnlyList<double>? incumbentNdcg, int samples, double confidence)
    {
        var lead = Bootstrap.Difference([.. candidate], [.. baseline], samples, confidence);
        BootstrapInterval? difference = incumbentNdcg is null ? null : Bootstrap.Difference([.. candidate], [.. incumbentNdcg], samples, confidence);
        var earlier = incumbent?.Trial;
        var (isPassed, verdict) = Decide(lead, difference, incumbent, earlier, confidence);
        return new()
        {
            Cut = cut,
            Queries = candidate.Count,
            Ndcg = candidate.Average(),
            Lead = lead.Mean,
            LeadError = lead.Error,
            Incumbent = incumbent?.Version,
            Difference = difference?.Mean,
            DifferenceLow = difference?.Low,
            DifferenceHigh = difference?.High,
            IncumbentLead = earlier?.Lead,
            IsPassed = isPassed,
            Verdict = verdict,
        };
    }

    private static (bool, string) Decide(BootstrapInterval lead, BootstrapInterval? difference, ModelCard? incumbent, PublicationTrial? earlier, double confidence)
    {
        if (incumbent is null) return (true, "No model served before.");
        if (difference is { } settings && settings.High < 0)
            return (false, Text($"Its settings are worse than those of {incumbent.Version} beyond chance: NDCG@20 differs by {settings.Mean:+0.0000;-0.0000} ({settings.Low:+0.0000;-0.0000} to {settings.High:+0.0000;-0.0000})."));
        if (earlier is not null)
        {
            var (fall, error) = (lead.Mean - earlier.Lead, Math.Sqrt((lead.Error * lead.Error) + (earlier.LeadError * earlier.LeadError)));
            if (fall < -Width(confidence) * error)
                return (false, Text($"Its lead over PageRank fell from {earlier.Lead:+0.0000;-0.0000} to {lead.Mean:+0.0000;-0.0000}, more than chance explains (error {error:0.0000}): look at what was changed in the registry."));
        }

        return (true, difference is { } better
            ? Text($"Not worse than the settings of {incumbent.Version} beyond chance: NDCG@20 differs by {better.Mean:+0.0000;-0.0000} ({better.Low:+0.0000;-0.0000} to {better.High:+0.0000;-0.0000}).")
            : Text($"The settings of {incumbent.Version}, on what the registry knows now; lead over PageRank {lead.Mean:+0.0000;-0.0000} (error {lead.Error:0.0000})."));
    }

    /// <summary>How many standard errors hold that share of a normal distribution: by bisection of its distribution function (Abramowitz and Stegun 1964, 7.1.26).</summary>
    private static double Width(double confidence)
    {
        var (low, high) = (0.0, 8.0);
        for (var step = 0; step < 60; step++)
        {
            var middle = (low + high) / 2;
            if (Within(middle) < confidence) low = middle;
            else high = middle;
        }

        return low;
    }

    // The share of a normal distribution within that many standard deviations of its middle.
    private static double Within(double width)
    {
        var x = width / Math.Sqrt(2);
        var t = 1 / (1 + (0.3275911 * x));
        return 1 - (t * (0.254829592 + (t * (-0.284496736 + (t * (1.421413741 + (t * (-1.453152027 + (t * 1.061405429)))))))) * Math.Exp(-x * x));
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
