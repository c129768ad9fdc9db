using Matchmaker.App.Importing.Rows;

namespace Matchmaker.App.Importing.Storing;

/// <summary>Gathers warnings by kind, with the first few of each as examples.</summary>
internal sealed class Remarks
{
    private const int ExamplesKept = 3;

    private readonly Dictionary<string, (long Count, List<string> Examples)> _found = new(StringComparer.Ordinal);

    public IReadOnlyList<ImportRemark> All => _found.Select(pair => new ImportRemark(pair.Key, pair.Value.Count, pair.Value.Examples)).ToList();

    public void Add(RowWarning warning) => Add(warning.What, warning.Example);

    public void Add(string what, string example)
    {
        var (count, examples) = _found.GetValueOrDefault(what, (0, []));
        if (examples.Count < ExamplesKept) examples.Add(example);
        _found[what] = (count + 1, examples);
    }
}
