using System.Globalization;
using System.Text;
using System.Text.Json;
using Matchmaker.App.Importing.Files;
using Matchmaker.App.Programmes.Given;

namespace Matchmaker.App.Programmes.Cohorts;

/// <summary>Candidates and terms from files: CSV or JSON, in the encodings that <see cref="GivenText"/> finds out; others where they are named.</summary>
public static class CohortFiles
{
    /// <summary>Reads both; what is wrong with either is said at once.</summary>
    /// <exception cref="CohortFaultException">Something in them will not do: each with its file, line and field.</exception>
    public static (IReadOnlyList<CohortCandidate> Candidates, CohortTerms Terms, IReadOnlyList<string> Remarks) Read(GivenFile candidates, GivenFile terms, string? encoding = null)
    {
        List<CohortFault> faults = [];
        var people = Try(candidates, () => ReadCandidates(candidates, encoding));
        var asked = Try(terms, () => ReadTerms(terms, encoding));
        if (faults.Count > 0) throw new CohortFaultException(null, faults);
        return (people.Candidates, asked.Terms, [.. people.Remarks, .. asked.Remarks]);

        T? Try<T>(GivenFile file, Func<T> read)
        {
            try
            {
                return read();
            }
            catch (CohortFaultException e)
            {
                faults.AddRange(e.Faults.Select(fault => fault with { Field = fault.Field.Length == 0 ? file.Name : $"{file.Name}, {fault.Field}" }));
            }
            catch (GivenException e)
            {
                faults.AddRange(e.Issues.Where(issue => issue.IsError).Select(issue => new CohortFault(issue.Field is null ? issue.Where : $"{issue.Where}, {issue.Field}", issue.Text)));
            }

            return default;
        }
    }

    /// <summary>Reads candidates, all or none.</summary>
    /// <param name="file">The file.</param>
    /// <param name="encoding">A name of an encoding; null to find it out.</param>
    /// <returns>The candidates, and what was not understood and left out, or read with a doubt, in words.</returns>
    /// <exception cref="GivenException">It is no text.</exception>
    /// <exception cref="CohortFaultException">Something in it will not do: each with its line and field.</exception>
    public static (IReadOnlyList<CohortCandidate> Candidates, IReadOnlyList<string> Remarks) ReadCandidates(GivenFile file, string? encoding = null)
    {
        List<string> remarks = [];
        var text = Text(file, encoding, remarks);
        if (!FileSignature.IsJson(Encoding.UTF8.GetBytes(text[..Math.Min(100, text.Length)])))
        {
            var table = new CandidateTable(file.Name).Read(text);
            return (table.Candidates, [.. remarks, .. table.Remarks]);
        }

        List<CohortCandidate?>? read;
        try
        {
            read = JsonSerializer.Deserialize<List<CohortCandidate?>>(text, ProgrammeJson.Format);
        }
        catch (JsonException e)
        {
            throw Broken(file.Name, e, "Write an array of candidates, each with id, name, country, helix, fit, cost, topics and what else quotas ask for.");
        }

        if (read is null || read.Count == 0) throw Fault(file.Name, "", "there is no candidate in it.");
        var faults = new List<CohortFault>();
        for (var at = 0; at < read.Count; at++)
        {
            if (read[at] is { } candidate) faults.AddRange(CandidateCheck.Faults(read[at] = CandidateCheck.Filled(candidate), $"[{at + 1}]"));
            else faults.Add(new($"[{at + 1}]", "is null; leave it out."));
        }

        if (faults.Count == 0) faults.AddRange(CandidateCheck.Doubles([.. read.Select((candidate, at) => (candidate!, $"[{at + 1}]"))]));
        if (faults.Count > 0) throw new CohortFaultException(file.Name, faults);
        return ([.. read.Select(candidate => CandidateCheck.Tidied(candidate!))], remarks);
    }

    /// <summary>Reads terms.</summary>
    /// <returns>The terms, and what was read with a doubt, in words.</returns>
    /// <exception cref="CohortFaultException">It is no JSON, or none of terms.</exception>
    /// <exception cref="GivenException">It is no text.</exception>
    public static (CohortTerms Terms, IReadOnlyList<string> Remarks) ReadTerms(GivenFile file, string? encoding = null)
    {
        const string remedy = "The file says places, placesAtLeast, budget, currency, quotas, coverage, diversity, conflicts, locked and forbidden, as in data/templates/programmes/cohort-terms.json.";
        List<string> remarks = [];
        try
        {
            return (JsonSerializer.Deserialize<CohortTerms>(Text(file, encoding, remarks), ProgrammeJson.Format) ?? throw Fault(file.Name, "", $"says nothing. {remedy}"), remarks);
        }
        catch (JsonException e)
        {
            throw Broken(file.Name, e, remedy);
        }
    }

    private static string Text(GivenFile file, string? encoding, List<string> remarks)
    {
        List<GivenIssue> issues = [];
        var text = GivenText.Read(file, issues, encoding);
        GivenException.ThrowIfAny(issues);
        remarks.AddRange(issues.Select(issue => issue.ToString()));
        return text!;
    }

    private static CohortFaultException Broken(string name, JsonException e, string remedy)
    {
        var path = e.Path is { Length: > 2 } there ? there.TrimStart('$', '.') : null;
        var line = e.LineNumber is { } number ? string.Create(CultureInfo.InvariantCulture, $"line {number + 1}") : null;
        var what = e.Message.Contains("could not be mapped", StringComparison.Ordinal) ? "is a name that is not known here." : "cannot be read as what belongs there.";
        return Fault(name, string.Join(", ", new[] { line, path }.OfType<string>()), $"{(path is null ? "this is no JSON of the kind." : what)} {remedy}");
    }

    private static CohortFaultException Fault(string name, string field, string text) => new(name, [new(field, text)]);
}
