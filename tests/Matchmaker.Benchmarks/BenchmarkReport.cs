using System.Runtime.InteropServices;

namespace Matchmaker.Benchmarks;

/// <summary>The file that benchmarks write: a section for each, with its date and the load of the machine. A run replaces the sections of what it measured, and no other.</summary>
internal sealed class BenchmarkReport(string path)
{
    private const string Heading = "## ";

    private static readonly string[] Preamble =
    [
        "# Benchmarks",
        "",
        "Written by `./matchmaker bench`; a section is replaced when its benchmark runs again. Where something was measured several times, the value is the median, between the least and the greatest; of two, the greater.",
        "A limit stands with whether it was kept and with the figure over it; limits are for two cores with nothing else running, and one in brackets was not judged, because the machine gave too little.",
    ];

    /// <summary>1, 5 and 15 minutes' load of the machine, where the system tells.</summary>
    public static string Load() => File.Exists("/proc/loadavg") ? string.Join(", ", File.ReadAllText("/proc/loadavg").Split(' ')[..3]) : "";

    /// <summary>Puts a benchmark's rows in place of those of its last run. A run of which a part was skipped or failed leaves those of one that was whole.</summary>
    public void Replace(string benchmark, bool isQuick, string loadBefore, IReadOnlyList<Measurement> rows)
    {
        var sections = Read();
        if (rows.Any(row => row.Measure is Measurement.Skipped or Measurement.Failed) && sections.TryGetValue(benchmark, out var present) && !present.Any(IsNoFigure))
        {
            Console.WriteLine($"{benchmark}: not whole, {path} keeps the figures of its last run");
            return;
        }

        var load = loadBefore.Length > 0 ? $" Load {loadBefore} at the start, {Load()} at the end (1, 5, 15 minutes; this run included)." : "";
        sections[benchmark] =
        [
            $"{DateTime.UtcNow:yyyy-MM-dd HH:mm} UTC, {Environment.ProcessorCount} processors, {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSDescription}{(isQuick ? ", `--quick`" : "")}.{load}",
            "",
            "| measure | value | limit | note |",
            "|---|---|---|---|",
            .. rows.Select(row => $"| {Cell(row.Measure)} | {Cell(row.Value)} | {Cell(row.Limit)} | {Cell(row.Note)} |"),
        ];
        Write(sections);
    }

    /// <summary>Rows that miss their limit, and benchmarks that failed, each as <c>name: row</c>.</summary>
    public IReadOnlyList<string> Missed() =>
        [.. Ordered(Read()).SelectMany(section => section.Value.Where(IsMissed).Select(line => $"{section.Key}: {line.Trim('|', ' ')}"))];

    private void Write(Dictionary<string, string[]> sections)
    {
        var judged = sections.Values.SelectMany(lines => lines).Where(line => line.StartsWith('|')).ToArray();
        var kept = judged.Count(line => LimitOf(line).Contains(Limit.Kept) && !LimitOf(line).StartsWith('('));
        string[] absent = [.. BenchmarkList.All.Select(one => one.Name).Where(name => !sections.ContainsKey(name))];
        List<string> lines = [.. Preamble, "", $"{kept} limits kept, {judged.Count(IsMissed)} missed or failed.{(absent.Length > 0 ? $" Not in this file: {string.Join(", ", absent)}." : "")}", ""];
        foreach (var (name, section) in Ordered(sections)) lines.AddRange([Heading + name, "", .. section, ""]);

        // Whole or not at all: a run that is ended while it writes loses nobody's figures.
        var draft = path + ".new";
        File.WriteAllLines(draft, lines[..^1]);
        File.Move(draft, path, overwrite: true);
    }

    private Dictionary<string, string[]> Read()
    {
        var sections = new Dictionary<string, string[]>(StringComparer.Ordinal);
        if (!File.Exists(path)) return sections;
        var (name, lines) = ("", new List<string>());
        foreach (var line in File.ReadLines(path).Append(Heading))
        {
            if (!line.StartsWith(Heading, StringComparison.Ordinal))
            {
                lines.Add(line);
                continue;
            }

            if (name.Length > 0) sections[name] = Trimmed(lines);
            (name, lines) = (line[Heading.Length..].Trim(), []);
        }

        return sections;
    }

    // What is no longer a benchmark goes out of the report with it.
    private static IEnumerable<KeyValuePair<string, string[]>> Ordered(Dictionary<string, string[]> sections) =>
        BenchmarkList.All.Where(one => sections.ContainsKey(one.Name)).Select(one => KeyValuePair.Create(one.Name, sections[one.Name]));

    private static string[] Trimmed(List<string> lines) => [.. lines.SkipWhile(string.IsNullOrWhiteSpace).Reverse().SkipWhile(string.IsNullOrWhiteSpace).Reverse()];

    private static bool IsNoFigure(string line) => line.StartsWith($"| {Measurement.Skipped} |", StringComparison.Ordinal) || line.StartsWith($"| {Measurement.Failed} |", StringComparison.Ordinal);

    private static bool IsMissed(string line) =>
        line.StartsWith($"| {Measurement.Failed} |", StringComparison.Ordinal) || (LimitOf(line).Contains(Limit.Missed) && !LimitOf(line).StartsWith('('));

    private static string LimitOf(string line) => line.StartsWith('|') && line.Split(" | ") is { Length: >= 4 } cells ? cells[2].Trim() : "";

    private static string Cell(string text) => text.ReplaceLineEndings(" ").Replace("|", "/", StringComparison.Ordinal);
}
