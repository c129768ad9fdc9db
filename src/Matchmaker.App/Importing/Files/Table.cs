using Matchmaker.App.Importing.Rows;

namespace Matchmaker.App.Importing.Files;

/// <summary>A table of text with a header: which format it is of, and its rows by column name.</summary>
internal sealed class Table
{
    private static readonly char[] Delimiters = [',', ';', '\t', '|'];

    private readonly InputFile _file;
    private readonly DelimitedReader _reader;
    private readonly ColumnMapping _mapping;
    private readonly Dictionary<string, int> _columns = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _header = [];
    private readonly Dictionary<string, string> _columnsOfFields = [];
    private bool _isOwn;

    private Table(InputFile file, ColumnMapping? mapping)
    {
        _file = file;
        _mapping = mapping ?? new();
        _reader = new(new(file.Content));
    }

    public RowOrigin Origin => new(_file.Name, _reader.Line, _reader.Raw) { Columns = _columnsOfFields };

    /// <summary>Columns by the names that the formats use.</summary>
    public IEnumerable<string> Columns => _columns.Keys.Concat(_mapping.Constants.Keys);

    /// <summary>Reads the header.</summary>
    /// <exception cref="ImportException">The file has none, or it names a column twice.</exception>
    public static Table Open(InputFile file, ColumnMapping? mapping)
    {
        var table = new Table(file, mapping);
        if (file.IsJson) throw ImportException.In(file.Name, null, "the file is JSON; a table (CSV) is needed.", "Export it as CSV, or use the import that reads this register's JSON.");
        table.ReadHeader();
        return table;
    }

    /// <summary>The format whose needs the header meets; of several, the one that needs most.</summary>
    public TableFormat? Recognise(IEnumerable<TableFormat> formats) => formats
        .Where(format => format.Required.All(column => Columns.Contains(column, StringComparer.OrdinalIgnoreCase)))
        .MaxBy(format => format.Required.Count);

    public ImportException NotRecognised(ImportSource source)
    {
        if (ImportSource.All.FirstOrDefault(other => other != source && Recognise(other.Formats) is not null) is { } right)
            return ImportException.In(_file.Name, "line 1", $"the columns are those of {Recognise(right.Formats)!.Name}, which import {source.Name} does not read.", $"Use import {right.Name}.");
        var formats = source.Formats;
        var nearest = formats.MinBy(format => MissingOf(format).Count - format.Required.Count * 0.01)!;
        var needs = string.Join("; ", formats.Select(format => $"{format.Name}: {string.Join(", ", format.Required)}"));
        return ImportException.In(
            _file.Name, "line 1", $"the columns ({Shorten(string.Join(", ", _header))}) are those of no table that this import knows; of {nearest.Name} the column{(MissingOf(nearest).Count == 1 ? " is" : "s are")} missing: {string.Join(", ", MissingOf(nearest))}.",
            $"Needed are, for {needs}. {(source == ImportSource.Csv ? "--mapping" : "With import csv, --mapping")} names other people's columns.");
    }

    /// <summary>Columns that the format does not know, and whose content is therefore not kept.</summary>
    public IEnumerable<string> UnknownTo(TableFormat format) => _columns.Keys.Where(column => !format.Knows(column));

    public IEnumerable<ImportRow> Rows(TableFormat format)
    {
        var values = _mapping.Apply(format.Values);
        _isOwn = format.IsOwn;
        while (_reader.Read())
        {
            if (_reader.Problem is { } problem) yield return Broken(problem);
            else if (_reader.Count != _header.Count) yield return Broken(CountProblem());
            else yield return Read(format, values);
        }
    }

    /// <summary>The row's value for a column, with the mapping applied.</summary>
    public string? Find(string column)
    {
        if (!_columns.TryGetValue(column, out var index)) return _mapping.Constants.GetValueOrDefault(column);
        var text = _isOwn ? CsvText.Unmarked(_reader.Field(index)) : _reader.Field(index);
        if (_mapping.Values.TryGetValue(column, out var values)
            && (values.TryGetValue(text.Trim(), out var mapped) || values.TryGetValue("*", out mapped))) text = mapped;
        return _mapping.Prefixes.TryGetValue(column, out var prefix) && !string.IsNullOrWhiteSpace(text) ? prefix + text.Trim() : text;
    }

    /// <summary>What the file itself calls a column.</summary>
    public string ColumnOf(string column) => _columns.TryGetValue(column, out var index) ? _header[index] : column;

    private ImportRow Read(TableFormat format, FieldValues values)
    {
        var fields = new RowFields(this, values);
        return fields.Finish(format.Read(fields));
    }

    private ImportRow Broken(string problem) => new(Origin) { Problems = [new(null, problem)] };

    private string CountProblem() =>
        $"has {_reader.Count} field{(_reader.Count == 1 ? "" : "s")} where the header has {_header.Count}. Put a text that holds a '{_reader.Delimiter}' or a line end into quotes, and check for missing separators.";

    private void ReadHeader()
    {
        _reader.DetectDelimiter(Delimiters);
        if (!_reader.Read()) throw ImportException.In(_file.Name, null, "the file has no rows, not even a header.", "The first line must name the columns.");
        if (_reader.Problem is { } problem) throw ImportException.In(_file.Name, Origin.Place(null), $"the header cannot be read: {problem}", "The first line must name the columns.");
        for (var i = 0; i < _reader.Count; i++)
        {
            var name = _reader.Field(i).Trim();
            var ours = _mapping.Columns.FirstOrDefault(pair => pair.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value ?? name;
            if (name.Length > 0 && !_columns.TryAdd(ours, _header.Count))
                throw ImportException.In(_file.Name, "line 1", $"two columns are both '{ours}'.", "Rename one, or leave it out of the mapping.");
            _columnsOfFields.TryAdd(RowOrigin.Fold(ours), name);
            _header.Add(name);
        }

        foreach (var theirs in _mapping.Columns.Keys)
            if (!_header.Contains(theirs, StringComparer.OrdinalIgnoreCase))
                throw ImportException.In(_file.Name, "line 1", $"the mapping names the column '{theirs}', which the file does not have.", $"Its columns are: {Shorten(string.Join(", ", _header))}.");
    }

    private List<string> MissingOf(TableFormat format) => format.Required.Where(column => !Columns.Contains(column, StringComparer.OrdinalIgnoreCase)).ToList();

    private static string Shorten(string text) => text.Length <= 300 ? text : string.Concat(text.AsSpan(0, 297), "…");
}
