using Matchmaker.App.Importing.Cordis;
using Matchmaker.App.Importing.Csv;
using Matchmaker.App.Importing.Files;
using Matchmaker.App.Importing.Ror;
using Matchmaker.App.Importing.Rows;

namespace Matchmaker.App.Importing;

/// <summary>A kind of source: which tables it has, and how its JSON is read where it has any.</summary>
public sealed class ImportSource
{
    public static readonly ImportSource Csv = new("csv", Templates.All, null);
    public static readonly ImportSource Cordis = new("cordis", CordisTables.All, null);
    public static readonly ImportSource Ror = new("ror", RorTable.All, RorJson.ReadAsync);

    public static readonly IReadOnlyList<ImportSource> All = [Csv, Cordis, Ror];

    private ImportSource(string name, IReadOnlyList<TableFormat> formats, Func<InputFile, CancellationToken, IAsyncEnumerable<ImportRow>>? readJson)
    {
        Name = name;
        Formats = formats;
        ReadJson = readJson;
    }

    public string Name { get; }

    internal IReadOnlyList<TableFormat> Formats { get; }

    internal Func<InputFile, CancellationToken, IAsyncEnumerable<ImportRow>>? ReadJson { get; }
}
