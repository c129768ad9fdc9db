using System.Globalization;
using System.Text;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace Matchmaker.Web.Monitoring;

/// <summary>Writes metrics in Prometheus' text format when they are asked for.</summary>
[ExportModes(ExportModes.Pull)]
internal sealed class PrometheusExporter : BaseExporter<Metric>, IPullMetricExporter
{
    private readonly Lock _lock = new();
    private readonly StringBuilder _text = new();

    public Func<int, bool>? Collect { get; set; }

    /// <summary>All metrics as they are now.</summary>
    public string Read()
    {
        lock (_lock)
        {
            _text.Clear();
            Collect?.Invoke(Timeout.Infinite);
            return _text.ToString();
        }
    }

    public override ExportResult Export(in Batch<Metric> batch)
    {
        // Instruments of one name in several meters are one family here.
        var families = new Dictionary<string, List<Metric>>(StringComparer.Ordinal);
        foreach (var metric in batch)
        {
            var name = NameOf(metric);
            if (!families.TryGetValue(name, out var family)) families[name] = family = [];
            family.Add(metric);
        }

        foreach (var (name, family) in families.OrderBy(family => family.Key, StringComparer.Ordinal))
        {
            var type = TypeOf(family[0].MetricType);
            _text.Append(CultureInfo.InvariantCulture, $"# HELP {name} {family[0].Description.Replace("\\", "\\\\", StringComparison.Ordinal).ReplaceLineEndings(" ")}\n# TYPE {name} {type}\n");
            foreach (var metric in family.Where(metric => TypeOf(metric.MetricType) == type))
                foreach (ref readonly var point in metric.GetMetricPoints()) Write(name, metric.MetricType, point);
        }

        return ExportResult.Success;
    }

    private void Write(string name, MetricType type, in MetricPoint point)
    {
        var labels = LabelsOf(point.Tags);
        switch (type)
        {
            case MetricType.Histogram:
                WriteBuckets(name, labels, point);
                break;
            case MetricType.LongSum or MetricType.LongSumNonMonotonic:
                Line(name, labels, point.GetSumLong());
                break;
            case MetricType.DoubleSum or MetricType.DoubleSumNonMonotonic:
                Line(name, labels, point.GetSumDouble());
                break;
            case MetricType.LongGauge:
                Line(name, labels, point.GetGaugeLastValueLong());
                break;
            case MetricType.DoubleGauge:
                Line(name, labels, point.GetGaugeLastValueDouble());
                break;
        }
    }

    private void WriteBuckets(string name, string labels, in MetricPoint point)
    {
        var (all, comma) = (0L, labels.Length > 0 ? "," : "");
        foreach (var bucket in point.GetHistogramBuckets())
        {
            all += bucket.BucketCount;
            var bound = double.IsPositiveInfinity(bucket.ExplicitBound) ? "+Inf" : bucket.ExplicitBound.ToString("R", CultureInfo.InvariantCulture);
            Line(name + "_bucket", $"{labels}{comma}le=\"{bound}\"", all);
        }

        Line(name + "_sum", labels, point.GetHistogramSum());
        Line(name + "_count", labels, point.GetHistogramCount());
    }

    private void Line(string name, string labels, double value) =>
        _text.Append(name).Append(labels.Length > 0 ? $"{{{labels}}}" : "").Append(' ').Append(value.ToString("R", CultureInfo.InvariantCulture)).Append('\n');

    private static string LabelsOf(ReadOnlyTagCollection tags)
    {
        var labels = new List<string>(tags.Count);
        foreach (var (key, value) in tags) labels.Add($"{Plain(key)}=\"{Escape(Convert.ToString(value, CultureInfo.InvariantCulture) ?? "")}\"");
        return string.Join(',', labels);
    }

    private static string Escape(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    private static string NameOf(Metric metric)
    {
        var unit = metric.Unit switch { "s" => "_seconds", "By" => "_bytes", _ => "" };
        var name = Plain(metric.Name) + (Plain(metric.Name).EndsWith(unit, StringComparison.Ordinal) ? "" : unit);
        return TypeOf(metric.MetricType) == "counter" ? name + "_total" : name;
    }

    private static string Plain(string name) => string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_'));

    private static string TypeOf(MetricType type) => type switch
    {
        MetricType.Histogram => "histogram",
        MetricType.LongSum or MetricType.DoubleSum => "counter",
        _ => "gauge",
    };
}
