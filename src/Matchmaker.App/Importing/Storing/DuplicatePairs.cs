namespace Matchmaker.App.Importing.Storing;

/// <summary>Pairs of actors that may be one: counted, the first kept for the summary, all written to a table where one was asked for.</summary>
internal sealed class DuplicatePairs(string? path) : IDisposable
{
    private const int Kept = 100;

    private readonly List<DuplicateCandidate> _first = [];
    private readonly HashSet<(long, long)> _pairs = [];
    private readonly StreamWriter? _table = path is null ? null : Create(path);

    public long Count => _pairs.Count;

    public IReadOnlyList<DuplicateCandidate> First => _first;

    public void Add(DuplicateCandidate candidate)
    {
        if (!_pairs.Add((Math.Min(candidate.ActorId, candidate.OtherId), Math.Max(candidate.ActorId, candidate.OtherId)))) return;
        if (_first.Count < Kept) _first.Add(candidate);
        _table?.WriteLine(CsvText.SheetLine(
            candidate.Name, candidate.Country, candidate.ActorId, candidate.Id, candidate.OtherName, candidate.OtherId, candidate.Other));
    }

    public void Dispose() => _table?.Dispose();

    private static StreamWriter Create(string path)
    {
        var table = new StreamWriter(path);
        table.WriteLine("name,country,actor,external_id,other_name,other_actor,other_external_id");
        return table;
    }
}
