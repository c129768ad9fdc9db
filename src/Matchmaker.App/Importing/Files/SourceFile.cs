using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Matchmaker.App.Importing.Rows;

namespace Matchmaker.App.Importing.Files;

/// <summary>A file whose kind is known, to be read as rows.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Length">Its length on disk.</param>
/// <param name="Format">The table it holds; null for JSON.</param>
/// <param name="UnknownColumns">Columns that nobody planned to leave out, and that are not kept.</param>
internal sealed record SourceFile(string Path, long Length, TableFormat? Format, IReadOnlyList<string> UnknownColumns)
{
    public string Name => System.IO.Path.GetFileName(Path);

    /// <summary>Opens the file and looks at its header. Null where it is of no kind that the source knows.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="source">What it is thought to come from.</param>
    /// <param name="mapping">Other people's columns.</param>
    /// <param name="encoding">The file's encoding; null is UTF-8.</param>
    /// <param name="isNamed">The user named this very file: it is an error then if its kind is unknown.</param>
    public static SourceFile? Recognise(string path, ImportSource source, ColumnMapping? mapping, string? encoding, bool isNamed)
    {
        using var file = InputFile.Open(path, encoding);
        try
        {
            if (file.IsJson && source.ReadJson is not null) return new(path, file.Length, null, []);
            var table = Table.Open(file, mapping);
            if (table.Recognise(source.Formats) is { } format)
                return new(path, file.Length, format, table.UnknownTo(format).Where(column => !format.Ignores(column)).ToList());
            return isNamed ? throw table.NotRecognised(source) : null;
        }
        catch (Exception e) when (Explain(file, null, e) is { } explained)
        {
            throw explained;
        }
    }

    public async IAsyncEnumerable<ImportRow> ReadAsync(
        ImportSource source, ColumnMapping? mapping, string? encoding, Action<long> onBytesRead, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var file = InputFile.Open(Path, encoding);
        RowOrigin? last = null;
        await using var rows = Rows(file, source, mapping, cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (await NextAsync(rows, file, last))
        {
            cancellationToken.ThrowIfCancellationRequested();
            last = rows.Current.Origin;
            yield return rows.Current;
            onBytesRead(file.BytesRead);
        }
    }

    private static async ValueTask<bool> NextAsync(IAsyncEnumerator<ImportRow> rows, InputFile file, RowOrigin? last)
    {
        try
        {
            return await rows.MoveNextAsync();
        }
        catch (Exception e) when (Explain(file, last is { } origin ? $"after {origin.Place(null)}" : null, e) is { } explained)
        {
            throw explained;
        }
    }

    private static ImportException? Explain(InputFile file, string? place, Exception e) => e switch
    {
        InvalidDataException => InputFile.Damaged(file.Name, place, e),
        DecoderFallbackException => ImportException.In(file.Name, place, "the text is not in the encoding that --encoding names.", "Name another, or save the file as UTF-8. Nothing was imported.", e),
        JsonException json => ImportException.In(
            file.Name, json.LineNumber is { } line ? $"{(place is null ? "" : place + ", ")}line {line + 1:N0}, byte {json.BytePositionInLine + 1:N0}" : place,
            "the JSON is damaged or cut off here.", "Fetch or copy the file again. Nothing was imported.", e),
        IOException => ImportException.In(file.Name, place, $"the file cannot be read on: {e.Message}", "Check the disk or the network, then try again. Nothing was imported.", e),
        _ => null,
    };

    private IAsyncEnumerable<ImportRow> Rows(InputFile file, ImportSource source, ColumnMapping? mapping, CancellationToken cancellationToken) =>
        Format is null ? source.ReadJson!(file, cancellationToken) : Table.Open(file, mapping).Rows(Format).ToAsyncEnumerable();
}
