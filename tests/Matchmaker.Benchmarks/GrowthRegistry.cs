using System.Text.Json;

namespace Matchmaker.Benchmarks;

/// <summary>A demo registry of one size in a folder, by the commands that people use. Each step is measured once; what was measured lies beside it, so that a later run goes on where this one ended.</summary>
internal sealed class GrowthRegistry
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>The steps, in their order; loading belongs to asking.</summary>
    public static readonly string[] AllSteps = ["demo", "import", "index", "train", GrowthAsking.StepName];

    private readonly string _folder;
    private readonly List<GrowthStep> _steps;

    public GrowthRegistry(string folder, int actors)
    {
        (_folder, Actors) = (Directory.CreateDirectory(Path.Combine(folder, FormattableString.Invariant($"{actors}"))).FullName, actors);
        _steps = File.Exists(StepsPath) ? JsonSerializer.Deserialize<List<GrowthStep>>(File.ReadAllText(StepsPath))! : [];
    }

    public int Actors { get; }

    public IReadOnlyList<GrowthStep> Steps => _steps;

    private string StepsPath => Path.Combine(_folder, "steps.json");

    private string Registry => Path.Combine(_folder, "registry.db");

    private string Models => Path.ChangeExtension(Registry, ".models");

    private string Tables => Path.Combine(_folder, "csv");

    /// <summary>Takes those of the steps that were not taken, failed ones again; one that needs another that failed is left out.</summary>
    public void Measure(IReadOnlyCollection<string> steps)
    {
        void Take(string name, Func<long> size, params string[] arguments)
        {
            if (steps.Contains(name)) Run(name, size, arguments);
        }

        Take("demo", () => Size(Tables), "demo", "--actors", FormattableString.Invariant($"{Actors}"), "--out", Tables, "--force");
        Take("import", () => Size(Registry), "import", "csv", Tables, "--db", Registry, "--rejects", Path.Combine(_folder, "rejects.csv"));
        Take("index", () => Size(Path.ChangeExtension(Registry, ".search")), "index", "rebuild", "--db", Registry);
        // Models of earlier runs would count as this one's size.
        if (steps.Contains("train") && !Has("train") && Directory.Exists(Models)) Directory.Delete(Models, recursive: true);
        Take("train", () => Size(Models), "train", "--db", Registry);
        if (!steps.Contains(GrowthAsking.StepName) || !Has("train") || Has(GrowthAsking.StepName)) return;
        _steps.RemoveAll(step => step.Name is GrowthAsking.LoadName or GrowthAsking.StepName);
        var began = Now();
        Keep([.. GrowthAsking.Measure(Registry).Select(step => step with { Began = began })]);
    }

    private bool Has(string name) => _steps.Any(step => step.Name == name && step.Failure is null);

    private void Run(string name, Func<long> size, string[] arguments)
    {
        if (Has(name) || (name != "demo" && !Has("demo")) || (name is "train" or "index" && !Has("import"))) return;
        _steps.RemoveAll(step => step.Name == name);
        var began = Now();
        var child = ChildProcess.Run(arguments);
        Keep(new GrowthStep(name, child.Seconds, child.ProcessorSeconds, child.PeakBytes, child.Failure is null ? size() : 0, Failure: child.Failure is { } said ? LastLine(said) : null, Began: began));
    }

    private static string Now() => FormattableString.Invariant($"{DateTime.UtcNow:yyyy-MM-dd HH:mm}, load {BenchmarkReport.Load().Split(',')[0]}");

    private void Keep(params GrowthStep[] steps)
    {
        _steps.AddRange(steps);
        File.WriteAllText(StepsPath, JsonSerializer.Serialize(_steps, Indented));
    }

    private static string LastLine(string said) => said.Split('\n', '\r').LastOrDefault(line => line.Trim().Length > 0)?.Trim() ?? "it said nothing";

    private static long Size(string path) =>
        File.Exists(path) ? new FileInfo(path).Length
        : Directory.Exists(path) ? new DirectoryInfo(path).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length)
        : 0;
}
