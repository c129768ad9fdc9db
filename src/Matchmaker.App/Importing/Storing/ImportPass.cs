using Matchmaker.App.Importing.Files;
using Matchmaker.App.Importing.Rows;

namespace Matchmaker.App.Importing.Storing;

/// <summary>One pass over the files: gathers rows into batches, keeps the account of every row, and stops or goes on where one is wrong.</summary>
internal sealed class ImportPass
{
    private readonly ImportSession _session;
    private readonly RejectsFile _rejects;
    private readonly ImportSource _source;
    private readonly ColumnMapping? _mapping;
    private readonly CancellationToken _cancellationToken;
    private readonly MojibakeCheck _mojibake;
    private readonly RowBatch _batch;
    private readonly List<ImportRow> _waiting = [];
    private long _waitingCharacters;
    private long _read;
    private long _rejected;
    private long _leftOut;

    public ImportPass(ImportSession session, RejectsFile rejects, ImportSource source, ColumnMapping? mapping, CancellationToken cancellationToken)
    {
        _session = session;
        _rejects = rejects;
        _source = source;
        _mapping = mapping;
        _cancellationToken = cancellationToken;
        _mojibake = new(session.Remarks, session.Options.FixMojibake);
        _batch = new(session, Reject, cancellationToken);
    }

    public async Task StoreAsync(IReadOnlyList<SourceFile> files, int batchRows, int batchCharacters, IProgress<ImportProgress>? progress)
    {
        var (before, total) = (0L, files.Sum(file => file.Length));
        foreach (var file in files)
        {
            var bytes = 0L;
            foreach (var column in file.UnknownColumns) _session.Remarks.Add("columns that no field of the registry takes, not kept", $"{column} ({file.Name})");
            await foreach (var row in file.ReadAsync(_source, _mapping, _session.Options.Encoding, read => bytes = read, _cancellationToken))
            {
                _read++;

                // So that of several wrong rows the first is the one named.
                if (row.Problems.Count > 0 && !_session.Options.SkipBadRows) await FlushAsync();
                Take(row);
                if (_waiting.Count < batchRows && _waitingCharacters < batchCharacters) continue;
                await FlushAsync();
                progress?.Report(new(file.Name, _read, before + bytes, total));
            }

            await FlushAsync();
            before += file.Length;
            progress?.Report(new(file.Name, _read, before, total));
        }
    }

    /// <exception cref="InvalidOperationException">A row was lost on the way: a defect, which must not be committed.</exception>
    public ImportSummary Summarise(IReadOnlyList<SourceFile> files)
    {
        if (_read != _batch.Stored + _batch.Unchanged + _rejected)
            throw new InvalidOperationException($"Of {_read} rows read, {_batch.Stored} were stored, {_batch.Unchanged} unchanged and {_rejected} rejected, which does not add up. Nothing was imported; please report this.");
        return new()
        {
            Source = _source.Name,
            Files = files.Select(file => file.Name).ToList(),
            Duration = TimeSpan.Zero,
            RowsRead = _read,
            RowsStored = _batch.Stored,
            RowsUnchanged = _batch.Unchanged,
            RowsRejected = _rejected,
            RowsLeftOut = _leftOut,
            Actors = _batch.Actors,
            Collaborations = _batch.Collaborations,
            Participations = _batch.Participations,
            Feedback = _batch.Feedback,
            Merged = _batch.Merged,
            CandidateCount = _session.Candidates.Count,
            Candidates = _session.Candidates.First,
            Remarks = _session.Remarks.All,
            RejectsPath = _rejects.Path,
        };
    }

    private void Take(ImportRow row)
    {
        if (row.Problems.Count > 0)
        {
            Reject(row, row.Problems);
        }
        else if (row.LeftOut is { } reason)
        {
            _leftOut++;
            _rejected++;
            _rejects.Add(row.Origin, [new(null, reason)]);
        }
        else
        {
            foreach (var warning in row.Warnings) _session.Remarks.Add(warning);
            _waiting.Add(_mojibake.Apply(row));
            _waitingCharacters += row.Origin.Raw.Length;
        }
    }

    private async Task FlushAsync()
    {
        if (_waiting.Count > 0) await _batch.StoreAsync(_waiting);
        _waiting.Clear();
        _waitingCharacters = 0;
    }

    private void Reject(ImportRow row, IReadOnlyList<RowProblem> problems)
    {
        if (!_session.Options.SkipBadRows)
        {
            var others = problems.Count == 1 ? "" : $" ({problems.Count - 1} more in this row.)";
            throw ImportException.In(
                row.Origin.File, row.Origin.Place(problems[0].Column), problems[0].Reason + others,
                "Nothing was imported. Correct it, or leave such rows out with --on-error skip.");
        }

        _rejected++;
        _rejects.Add(row.Origin, problems);
    }
}
