using Matchmaker.App.Importing.Rows;

namespace Matchmaker.App.Importing.Storing;

/// <summary>
/// The table of rejected rows: file, line, column, reason, and the row as it was read. Written beside its name and moved there at the end,
/// so that an import that fails leaves an earlier one as it was.
/// </summary>
internal sealed class RejectsFile(string path) : IDisposable
{
    private StreamWriter? _writer;

    /// <summary>Where the file is; null while no row was rejected.</summary>
    public string? Path => _writer is null ? null : path;

    private string PartPath => path + ".part";

    public void Add(RowOrigin origin, IReadOnlyList<RowProblem> problems)
    {
        if (_writer is null)
        {
            _writer = new StreamWriter(PartPath);
            _writer.WriteLine("file,line,column,reason,row");
        }

        var columns = string.Join("; ", problems.Where(problem => problem.Column is not null).Select(problem => origin.ColumnOf(problem.Column!)).Distinct());
        var reasons = string.Join(" ", problems.Select(problem => problem.Column is null ? problem.Reason : $"{problem.Column}: {problem.Reason}"));
        _writer.WriteLine(CsvText.SheetLine(origin.File, origin.Line, columns, reasons, origin.Raw));
    }

    /// <summary>Puts the file in its place.</summary>
    public void Keep()
    {
        if (_writer is null) return;
        _writer.Dispose();
        File.Move(PartPath, path, overwrite: true);
    }

    public void Dispose()
    {
        if (_writer is null) return;
        _writer.Dispose();
        File.Delete(PartPath);
    }
}
