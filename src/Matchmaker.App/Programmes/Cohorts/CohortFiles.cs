using System.Globalization;
using System.Text;
using System.Text.Json;
using Matchmaker.App.Importing.Files;

namespace Matchmaker.App.Programmes.Cohorts;

/// <summary>Candidates and terms from files: CSV or JSON, in UTF-8 with or without its mark, or in UTF-16 where the bytes show it; other encodings where they are named.</summary>
public static class CohortFiles
{
    /// <summary>Larger files are no lists of candidates.</summary>
    public const int MostBytes = 50_000_000;

    static CohortFiles() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>Reads candidates, all or none.</summary>
    /// <param name="name">The file's name, for messages.</param>
    /// <param name="content">What is in it.</param>
    /// <param name="encoding">A name of an encoding; null to find it out.</param>
    /// <returns>The candidates, and what was not understood and left out, in words.</returns>
    /// <exception cref="CohortFaultException">Something in it will not do: each with its line and field.</exception>
    public static (IReadOnlyList<CohortCandidate> Candidates, IReadOnlyList<string> Remarks) ReadCandidates(string name, byte[] content, string? encoding = null)
    {
        var text = Text(name, content, encoding);
        if (!FileSignature.IsJson(Encoding.UTF8.GetBytes(text[..Math.Min(100, text.Length)]))) return new CandidateTable(name).Read(text);
        List<CohortCandidate?>? read;
        try
        {
            read = JsonSerializer.Deserialize<List<CohortCandidate?>>(text, ProgrammeJson.Format);
        }
        catch (JsonException e)
        {
            throw Broken(name, e, "Write an array of candidates, each with id, name, country, helix, fit, cost, topics and what else quotas ask for.");
        }

        if (read is null || read.Count == 0) throw Fault(name, "", "there is no candidate in it.");
        var faults = new List<CohortFault>();
        for (var at = 0; at < read.Count; at++)
        {
            if (read[at] is { } candidate) faults.AddRange(CandidateCheck.Faults(read[at] = CandidateCheck.Filled(candidate), $"[{at + 1}]"));
            else faults.Add(new($"[{at + 1}]", "is null; leave it out."));
        }

        if (faults.Count == 0) faults.AddRange(CandidateCheck.Doubles([.. read.Select((candidate, at) => (candidate!, $"[{at + 1}]"))]));
        if (faults.Count > 0) throw new CohortFaultException(name, faults);
        return ([.. read.Select(candidate => CandidateCheck.Tidied(candidate!))], []);
    }

    /// <summary>Reads terms.</summary>
    /// <exception cref="CohortFaultException">It is no JSON, or none of terms.</exception>
    public static CohortTerms ReadTerms(string name, byte[] content, string? encoding = null)
    {
        const string remedy = "The file says places, placesAtLeast, budget, currency, quotas, coverage, diversity, conflicts, locked and forbidden, as in data/templates/cohort-terms.json.";
        try
        {
            return JsonSerializer.Deserialize<CohortTerms>(Text(name, content, encoding), ProgrammeJson.Format) ?? throw Fault(name, "", $"says nothing. {remedy}");
        }
        catch (JsonException e)
        {
            throw Broken(name, e, remedy);
        }
    }

    private static string Text(string name, byte[] content, string? encoding)
    {
        if (content.Length > MostBytes) throw Fault(name, "", $"the file has {content.Length:N0} bytes; {MostBytes:N0} are the most.");
        if (FileSignature.Describe(content.AsSpan(0, Math.Min(content.Length, 4096))) is { } what) throw Fault(name, "", $"the file is {what}. Give a table (CSV) or JSON.");
        if (encoding is not null) return Decode(name, content, Find(name, encoding));
        if (FileSignature.WideEncoding(content.AsSpan(0, Math.Min(content.Length, 4096))) is { } wide) return Decode(name, content, Find(name, wide));
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(content).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException e)
        {
            var at = Math.Max(0, e.Index);
            var line = content.AsSpan(0, Math.Min(at, content.Length)).Count((byte)'\n') + 1;
            var bad = e.BytesUnknown is [var one, ..] ? one : (byte)0;
            var guess = bad >= 0xA0 ? $" (in Windows-1252 and Latin-1 it is '{(char)bad}')" : "";
            throw Fault(name, $"line {line}", $"byte 0x{bad:X2} is not UTF-8{guess}. Save the file as UTF-8, or name its encoding, such as --encoding windows-1252.");
        }
    }

    private static string Decode(string name, byte[] content, Encoding encoding)
    {
        try
        {
            return encoding.GetString(content).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            throw Fault(name, "", $"the text is not in the encoding {encoding.WebName}. Name another.");
        }
    }

    private static Encoding Find(string name, string encoding)
    {
        try
        {
            return Encoding.GetEncoding(encoding, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
        }
        catch (ArgumentException)
        {
            throw Fault(name, "", $"'{encoding}' is no encoding known here. Use utf-8, utf-16, windows-1252, windows-874, euc-kr or another of its kind.");
        }
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
