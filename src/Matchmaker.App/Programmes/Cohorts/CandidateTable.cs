using System.Globalization;
using System.Text;
using Matchmaker.App.Importing;
using Matchmaker.App.Importing.Files;

namespace Matchmaker.App.Programmes.Cohorts;

/// <summary>Candidates as a table: a header that names columns, in any order; lists within a field with semicolons or bars between them, weights of topics behind a colon.</summary>
internal sealed class CandidateTable(string file)
{
    private static readonly char[] Delimiters = [',', ';', '\t', '|'];

    private static readonly string[] Known =
        ["id", "name", "country", "helix", "size", "womenled", "youthled", "localcraft", "newcomer", "verified", "sectors", "fit", "cost", "topics"];

    private readonly List<CohortFault> _faults = [];
    private readonly Dictionary<string, int> _columns = new(StringComparer.Ordinal);
    private readonly List<string> _header = [];
    private DelimitedReader _reader = null!;

    public (IReadOnlyList<CohortCandidate> Candidates, IReadOnlyList<string> Remarks) Read(string text)
    {
        _reader = new(new(new MemoryStream(Encoding.UTF8.GetBytes(text))));
        var remarks = ReadHeader();
        var candidates = new List<(CohortCandidate Candidate, string Place)>();
        while (_reader.Read())
        {
            var place = string.Create(CultureInfo.InvariantCulture, $"line {_reader.Line}");
            if (_reader.Problem is { } problem) _faults.Add(new(place, problem));
            else if (_reader.Count != _header.Count) _faults.Add(new(place, $"has {_reader.Count} fields where the header has {_header.Count}. Put a text that holds a '{_reader.Delimiter}' into quotes."));
            else candidates.Add((Row(place), place));
        }

        if (candidates.Count == 0 && _faults.Count == 0) _faults.Add(new("", "there is no candidate in it: only a header."));
        foreach (var (candidate, place) in candidates) _faults.AddRange(CandidateCheck.Faults(candidate, place));
        _faults.AddRange(CandidateCheck.Doubles([.. candidates.Where(one => one.Candidate.Id.Length > 0)]));
        if (_faults.Count > 0) throw new CohortFaultException(file, [.. _faults.Distinct()]);
        return ([.. candidates.Select(one => CandidateCheck.Tidied(one.Candidate))], remarks);
    }

    private List<string> ReadHeader()
    {
        _reader.DetectDelimiter(Delimiters);
        if (!_reader.Read() || _reader.Problem is not null) throw new CohortFaultException(file, [new("line 1", $"the header cannot be read. The first line names the columns: {string.Join(", ", Known)}.")]);
        var remarks = new List<string>();
        for (var at = 0; at < _reader.Count; at++)
        {
            var name = _reader.Field(at).Trim();
            var folded = string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();
            if (folded == "indigenousorlocalcraft") folded = "localcraft";
            _header.Add(name);
            if (!Known.Contains(folded)) remarks.Add($"{file}: the column '{name}' is not known and was not read.");
            else if (!_columns.TryAdd(folded, at)) _faults.Add(new("line 1", $"two columns are both '{name}'. Rename or remove one."));
        }

        foreach (var needed in new[] { "id", "fit" })
            if (!_columns.ContainsKey(needed)) throw new CohortFaultException(file, [new("line 1", $"there is no column '{needed}'. The header has {string.Join(", ", _header)}; needed are id and fit, and known {string.Join(", ", Known)}.")]);
        return remarks;
    }

    private CohortCandidate Row(string place) => new()
    {
        Id = Text("id") ?? "",
        Name = Text("name") ?? "",
        Country = Text("country"),
        Helix = Text("helix"),
        Size = Text("size"),
        WomenLed = Flag("womenled", place),
        YouthLed = Flag("youthled", place),
        LocalCraft = Flag("localcraft", place),
        Newcomer = Flag("newcomer", place),
        Verified = Flag("verified", place),
        Sectors = [.. List("sectors").Distinct(StringComparer.Ordinal)],
        Fit = Number("fit", place, isNeeded: true),
        Cost = Number("cost", place, isNeeded: false),
        Topics = Topics(place),
    };

    private string? Text(string column) => _columns.TryGetValue(column, out var at) && CsvText.Unmarked(_reader.Field(at)).Trim() is { Length: > 0 } text ? text : null;

    private string[] List(string column) => Text(column)?.Split([';', '|'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];

    private Dictionary<string, double> Topics(string place)
    {
        var topics = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var entry in List("topics"))
        {
            var colon = entry.LastIndexOf(':');
            double weight = 1;
            if (colon > 0 && !double.TryParse(entry[(colon + 1)..].Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out weight))
                _faults.Add(new($"{place}, topics", $"'{entry}': what stands behind the colon is no number. Write a weight, such as animation:0.5, or the topic alone."));
            topics[colon > 0 ? entry[..colon].Trim() : entry] = weight;
        }

        return topics;
    }

    private double Number(string column, string place, bool isNeeded)
    {
        if (Text(column) is not { } text)
        {
            if (isNeeded) _faults.Add(new($"{place}, {column}", "is empty, and is needed: a number, such as 0.75."));
            return 0;
        }

        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)) return number;
        _faults.Add(new($"{place}, {column}", $"'{text}' is no number. Write it with a point and without separators of thousands, such as 12500.5."));
        return 0;
    }

    private bool Flag(string column, string place)
    {
        switch (Text(column)?.ToUpperInvariant())
        {
            case null or "FALSE" or "NO" or "N" or "0":
                return false;
            case "TRUE" or "YES" or "Y" or "1":
                return true;
            default:
                _faults.Add(new($"{place}, {column}", $"'{Text(column)}' is neither yes nor no."));
                return false;
        }
    }
}
