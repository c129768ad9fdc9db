using System.Globalization;
using System.Text.Json;

namespace Matchmaker.App.Models;

/// <summary>One thing that two versions' cards say differently.</summary>
/// <param name="Group">What kind of thing: <c>training</c>, <c>data</c>, <c>options</c> or <c>metrics</c>.</param>
/// <param name="What">Its name on the card.</param>
/// <param name="First">What the first version says; null where it says nothing.</param>
/// <param name="Second">What the second says.</param>
public sealed record ModelDifference(string Group, string What, string? First, string? Second)
{
    /// <summary>All that differs between two cards, but for names, times and the files' hashes, which always do.</summary>
    public static IReadOnlyList<ModelDifference> Between(ModelCard first, ModelCard second)
    {
        List<ModelDifference> found = [];
        Add("training", "trainer", first.Trainer, second.Trainer);
        Add("training", "engine", first.EngineVersion, second.EngineVersion);
        Add("training", "cut", Text(first.CutDate), Text(second.CutDate));
        Add("data", "hash", first.DataHash, second.DataHash);
        foreach (var name in first.Counts.Keys.Union(second.Counts.Keys)) Add("data", name, Text(Value(first.Counts, name)), Text(Value(second.Counts, name)));
        var (ours, theirs) = (Options(first), Options(second));
        foreach (var name in ours.Keys.Union(theirs.Keys)) Add("options", name, ours.GetValueOrDefault(name), theirs.GetValueOrDefault(name));
        foreach (var name in first.Metrics.Keys.Union(second.Metrics.Keys)) Add("metrics", name, Metric(first, name), Metric(second, name));
        return found;

        void Add(string group, string what, string? one, string? other)
        {
            if (one != other) found.Add(new(group, what, one, other));
        }
    }

    private static string? Text(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string? Text(long? number) => number?.ToString("N0", CultureInfo.CurrentCulture);

    private static long? Value(IReadOnlyDictionary<string, long> counts, string name) => counts.TryGetValue(name, out var count) ? count : null;

    private static string? Metric(ModelCard card, string name) => card.Metrics.TryGetValue(name, out var value) ? value.ToString("0.####", CultureInfo.CurrentCulture) : null;

    private static Dictionary<string, string> Options(ModelCard card) =>
        JsonSerializer.SerializeToElement(card.Options, JsonSerializerOptions.Web).EnumerateObject().ToDictionary(option => option.Name, option => option.Value.ToString());
}
