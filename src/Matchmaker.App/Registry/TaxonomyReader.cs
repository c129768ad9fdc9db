using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace Matchmaker.App.Registry;

/// <summary>Reads one taxonomy file and checks it as a whole.</summary>
internal sealed class TaxonomyReader(TextReader reader, string file)
{
    private static readonly string[] Columns = ["code", "parent", "name", "synonyms"];

    private readonly List<TaxonomyTerm> _terms = [];
    private readonly Dictionary<string, int> _lines = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TaxonomyTerm> _byWord = new(StringComparer.Ordinal);

    public Taxonomy Read()
    {
        using var parser = new CsvParser(reader, new CsvConfiguration(CultureInfo.InvariantCulture) { BadDataFound = null }, leaveOpen: true);
        if (!parser.Read() || !Columns.SequenceEqual(parser.Record ?? []))
            throw new TaxonomyException(file, 1, $"the header must be {string.Join(',', Columns)}.");
        while (parser.Read()) Add(parser.Record!, parser.RawRow);
        foreach (var term in _terms) CheckAncestors(term);
        return new(file, _terms, _byWord);
    }

    private void Add(string[] cells, int line)
    {
        if (cells.Length != Columns.Length)
            throw new TaxonomyException(file, line, $"has {cells.Length} cells; {Columns.Length} are needed. Put quotes round a cell that holds a comma.");
        var (code, parent, name) = (cells[0], cells[1], cells[2]);
        if (!IsCode(code)) throw new TaxonomyException(file, line, $"'{code}' is not a code; use lower-case letters, digits and hyphens.");
        if (name.Length == 0) throw new TaxonomyException(file, line, $"the term '{code}' has no name.");
        if (_lines.TryGetValue(code, out var earlier)) throw new TaxonomyException(file, line, $"the code '{code}' already stands in line {earlier}.");

        var term = new TaxonomyTerm(code, parent.Length == 0 ? null : parent, name, [.. Synonyms(cells[3])]);
        _lines.Add(code, line);
        _terms.Add(term);
        AddWord(code, term, line);
        AddWord(name, term, line);
        foreach (var synonym in term.Synonyms) AddWord(synonym.Text, term, line);
    }

    private void AddWord(string word, TaxonomyTerm term, int line)
    {
        var folded = NameNormaliser.Normalise(word);
        if (folded.Length == 0) throw new TaxonomyException(file, line, $"the term '{term.Code}' has an empty synonym; remove the spare bar.");
        if (!_byWord.TryAdd(folded, term) && _byWord[folded] != term)
            throw new TaxonomyException(file, line, $"the word '{word}' already stands for '{_byWord[folded].Code}'; a word can name one term only.");
    }

    private void CheckAncestors(TaxonomyTerm term)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { term.Code };
        for (var step = term; step.Parent is { } parent;)
        {
            var line = _lines[step.Code];
            step = _terms.Find(t => t.Code == parent) ?? throw new TaxonomyException(file, line, $"the parent '{parent}' of '{step.Code}' is not in the file.");
            if (!seen.Add(parent)) throw new TaxonomyException(file, line, $"'{parent}' is its own ancestor.");
        }
    }

    private static IEnumerable<TaxonomySynonym> Synonyms(string cell)
    {
        if (cell.Length == 0) yield break;
        foreach (var part in cell.Split('|', StringSplitOptions.TrimEntries))
        {
            var colon = part.IndexOf(':', StringComparison.Ordinal);
            var isTagged = colon is 2 or 3 && part.AsSpan(0, colon).IndexOfAnyExceptInRange('a', 'z') < 0;
            yield return isTagged ? new(part[(colon + 1)..], part[..colon]) : new(part, null);
        }
    }

    private static bool IsCode(string code) => code.Length > 0 && code.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');
}
