using System.Diagnostics;
using System.Globalization;

namespace Matchmaker.Benchmarks;

/// <summary>One run of the harness: its arguments, and the rows it has measured.</summary>
internal sealed class BenchmarkRun
{
    private readonly string[] _arguments;
    private readonly List<Measurement> _rows = [];

    private BenchmarkRun(string[] arguments) => _arguments = arguments;

    /// <summary>Which benchmark: the first argument that is not an option, or all.</summary>
    public string Name => _arguments.Length > 0 && !_arguments[0].StartsWith('-') ? _arguments[0] : "all";

    /// <summary>Seconds instead of minutes, at the price of wider spreads.</summary>
    public bool Quick => _arguments.Contains("--quick");

    /// <summary>Whether only the usage is wanted.</summary>
    public bool WantsHelp => _arguments.Contains("--help") || _arguments.Contains("-h") || Name == "help";

    /// <summary>Whether the report is to stay as it is: other sizes were asked for than those it tells of.</summary>
    public bool IsTrial { get; set; }

    /// <summary>What was measured so far.</summary>
    public IReadOnlyList<Measurement> Rows => _rows;

    private string[] Options => _arguments.Length > 0 && !_arguments[0].StartsWith('-') ? _arguments[1..] : _arguments;

    public static BenchmarkRun Parse(string[] arguments) => new(arguments);

    /// <summary>The options as they were given, without those that a benchmark does not read.</summary>
    public IReadOnlyList<string> OptionsFor(string benchmark)
    {
        var options = new List<string>();
        for (var at = 0; at < Options.Length; at++)
        {
            var value = BenchmarkUsage.Options.GetValueOrDefault(Options[at]);
            if (value is null || value.IsReadBy(benchmark)) options.AddRange(Options.AsSpan(at, value is null ? 1 : 2));
            if (value is not null) at++;
        }

        return options;
    }

    /// <summary>The first argument that nobody knows, that this benchmark does not read, or whose value is missing; null where there is none.</summary>
    public string? Mistake()
    {
        var options = Options;
        for (var at = 0; at < options.Length; at++)
        {
            if (options[at] is "--quick" or "--help" or "-h") continue;
            if (!BenchmarkUsage.Options.TryGetValue(options[at], out var option)) return $"There is no option '{options[at]}'.";
            if (!option.IsReadBy(Name)) return $"The option {options[at]} is for {string.Join(", ", option.ReadBy)}, not for {Name}.";
            if (++at == options.Length || options[at].StartsWith("--", StringComparison.Ordinal)) return $"The option {options[at - 1]} needs a value.";
        }

        return null;
    }

    /// <summary>The value after an option, or the default.</summary>
    public string? Option(string name, string? otherwise = null)
    {
        var at = Array.IndexOf(_arguments, name);
        return at >= 0 && at + 1 < _arguments.Length ? _arguments[at + 1] : otherwise;
    }

    /// <summary>A number after an option, or the default.</summary>
    public double Number(string name, double otherwise) =>
        Option(name) is not { } text ? otherwise
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number
        : throw new BenchmarkMistakeException($"The option {name} needs a number; it is '{text}'.");

    /// <summary>Positive whole numbers after an option, ascending, or the default.</summary>
    public int[] Sizes(string name, int[] otherwise)
    {
        if (Option(name) is not { } text) return otherwise;
        var numbers = text.Split(',').Select(one => int.TryParse(one, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0).Order().ToArray();
        return numbers[0] > 0 ? numbers : throw new BenchmarkMistakeException($"The option {name} needs numbers such as 10000,100000; it is '{text}'.");
    }

    /// <summary>A whole number of 0 or more after an option, or the default.</summary>
    public int Whole(string name, int otherwise) =>
        Option(name) is not { } text ? otherwise
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : throw new BenchmarkMistakeException($"The option {name} needs a whole number; it is '{text}'.");

    /// <summary>Records one row and prints it.</summary>
    public void Add(string benchmark, string measure, string value, string note = "", string limit = "")
    {
        _rows.Add(new(measure, value, limit, note));
        Console.WriteLine($"{benchmark,-8} {measure,-50} {value,-24} {limit,-16} {note}");
    }

    /// <summary>Records one figure beside its limit.</summary>
    public void Add(string benchmark, string measure, double figure, string format, Limit limit, string note = "") =>
        Add(benchmark, measure, figure.ToString(format, CultureInfo.InvariantCulture), note, limit.Judge(figure));

    /// <summary>Records ascending values, of which the median has a limit.</summary>
    public void Add(string benchmark, string measure, double[] ascending, string format, double scale, Limit limit, string note = "") =>
        Add(benchmark, measure, Spread(ascending, format, scale), note, limit.Judge(ascending[ascending.Length / 2] * scale));

    /// <summary>Records why a benchmark was not run.</summary>
    public void Skip(string benchmark, string reason) => Add(benchmark, Measurement.Skipped, "–", reason);

    /// <summary>Seconds of each repetition after one warm-up, in ascending order.</summary>
    public static double[] Time(int repetitions, Action action)
    {
        action();
        var seconds = new double[repetitions];
        for (var at = 0; at < repetitions; at++)
        {
            var started = Stopwatch.GetTimestamp();
            action();
            seconds[at] = Stopwatch.GetElapsedTime(started).TotalSeconds;
        }

        Array.Sort(seconds);
        return seconds;
    }

    /// <summary>Seconds of each call, in ascending order.</summary>
    public static double[] TimeEach(int calls, Action<int> action)
    {
        var seconds = new double[calls];
        for (var at = 0; at < calls; at++)
        {
            var started = Stopwatch.GetTimestamp();
            action(at);
            seconds[at] = Stopwatch.GetElapsedTime(started).TotalSeconds;
        }

        Array.Sort(seconds);
        return seconds;
    }

    /// <summary>Seconds of each call without what has to be got ready for it, in ascending order.</summary>
    public static double[] TimeEachAfter(int calls, Action<int> ready, Action<int> action)
    {
        var seconds = new double[calls];
        for (var at = 0; at < calls; at++)
        {
            ready(at);
            var started = Stopwatch.GetTimestamp();
            action(at);
            seconds[at] = Stopwatch.GetElapsedTime(started).TotalSeconds;
        }

        Array.Sort(seconds);
        return seconds;
    }

    /// <summary>Seconds of each action in each round: the actions by turns after two rounds to warm up, so that what else the machine does falls on all of them.</summary>
    public static double[][] TimeByTurns(int rounds, params Action[] actions)
    {
        var seconds = Array.ConvertAll(actions, _ => new double[rounds]);
        for (var round = -2; round < rounds; round++)
        {
            for (var at = 0; at < actions.Length; at++)
            {
                var started = Stopwatch.GetTimestamp();
                actions[at]();
                if (round >= 0) seconds[at][round] = Stopwatch.GetElapsedTime(started).TotalSeconds;
            }
        }

        return seconds;
    }

    /// <summary>One time over another of the same round, in ascending order.</summary>
    public static double[] Ratios(double[] seconds, double[] others)
    {
        double[] ratios = [.. seconds.Zip(others, (one, other) => one / other)];
        Array.Sort(ratios);
        return ratios;
    }

    /// <summary>The value below which that part of ascending values lies.</summary>
    public static double Percentile(double[] ascending, double part) => ascending[(int)Math.Min(ascending.Length - 1, ascending.Length * part)];

    /// <summary>The median of ascending values, with the least and the greatest.</summary>
    public static string Spread(double[] ascending, string format, double scale = 1)
    {
        string Text(double value) => (value * scale).ToString(format, CultureInfo.InvariantCulture);
        return $"{Text(ascending[ascending.Length / 2])} ({Text(ascending[0])}–{Text(ascending[^1])})";
    }

    /// <summary>The shared data directory, as the data sets' README defines it.</summary>
    public static string SharedData =>
        Environment.GetEnvironmentVariable("MATCHMAKER_SHARED_DATA") ?? Path.Combine("..", "shared", "data");
}
