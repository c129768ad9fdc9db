using System.IO.Compression;
using System.Text;
using Matchmaker.App.Importing;
using Matchmaker.Contracts.Storage;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Tests.Importing;

/// <summary>Every kind of damaged or wrong file gets a message that says where, what and what to do, and leaves the registry empty.</summary>
public sealed class DamagedFileTests() : ImportSuite(() => TestRegistry.SqliteAsync())
{
    private const string Good = ActorHeader + "t:1,One,industry,PH,Cebu\n";

    [Theory]
    [InlineData(new byte[] { 0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A }, "a PNG image")]
    [InlineData(new byte[] { 0x7F, 0x45, 0x4C, 0x46, 2, 1 }, "a Linux program (ELF)")]
    [InlineData(new byte[] { 0x50, 0x4B, 3, 4, 0 }, "an Excel workbook")]
    [InlineData(new byte[] { }, "the file is empty")]
    [InlineData(new byte[] { 0x20, 0x0A, 0x0A }, "the file is blank")]
    public async Task Run_OtherKindOfFile_IsNamed(byte[] content, string expected) => await AssertRefusedAsync(content, "bad.csv", expected, "export the table as CSV");

    [Theory]
    [InlineData("SQLite format 3\0 …", "a SQLite database")]
    [InlineData("<!DOCTYPE html><html>", "a web page")]
    [InlineData("[{\"id\": 1}]", "the file is JSON; a table (CSV) is needed")]
    [InlineData("name,name\n", "two columns are both 'name'")]
    [InlineData("naam,land\nX,NL\n", "missing: name, helix, country")]
    [InlineData("external_id,name,country\nt:1,X,PH\n", "of actors the column is missing: helix")]
    public async Task Run_TextOfAnotherKind_IsNamed(string content, string expected) => await AssertRefusedAsync(Encoding.UTF8.GetBytes(content), "bad.csv", expected);

    [Fact]
    public async Task Run_Utf16_SaysSoWithAndWithoutMark()
    {
        await AssertRefusedAsync([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Good)], "bad.csv", "line 1", "is not UTF-8", "--encoding utf-16");
        await AssertRefusedAsync(Encoding.BigEndianUnicode.GetBytes(Good), "bad.csv", "--encoding utf-16BE");
    }

    [Fact]
    public async Task Run_Windows1252_NamesByteAndLine() => await AssertRefusedAsync(
        Encoding.Latin1.GetBytes(ActorHeader + "t:1,One,industry,PH,\nt:2,Café,media,PH,\n"), "bad.csv, line 3", "byte 8 of line 3 is 0xE9", "'é'", "--encoding windows-1252");

    [Fact]
    public async Task Run_ZeroByte_NamesItsPlace() => await AssertRefusedAsync(
        Encoding.UTF8.GetBytes(Good + "t:2,Tw\0o,media,PH,\n"), "bad.csv, line 3", "byte 7 of line 3 is a zero byte");

    [Fact]
    public async Task Run_UnclosedQuote_NamesTheLineThatOpensIt() => await AssertRefusedAsync(
        Encoding.UTF8.GetBytes(Good + "t:2,\"Two,media,PH,\nt:3,Three,media,PH,\n"), "bad.csv, line 3", "a quote is opened in column 2 and never closed");

    [Fact]
    public async Task Run_BadDate_NamesLineColumnAndForm()
    {
        var text = "external_id,kind,title,start_date\nt:1,event,Fair,31/05/2024\n";
        await AssertRefusedAsync(Encoding.UTF8.GetBytes(text), "bad.csv, line 2, column 'start_date': '31/05/2024' is not a date", "yyyy-MM-dd");
    }

    [Fact]
    public async Task Run_UnknownCode_NamesWhatIsKnown() => await AssertRefusedAsync(
        Encoding.UTF8.GetBytes(ActorHeader + "t:1,One,guild,PH,\n"), "line 2, column 'helix': 'guild' is none of government, academia, industry, civil-society, media, technology");

    [Fact]
    public async Task Run_TruncatedGzip_SaysAfterWhichLine()
    {
        var random = new Random(7);
        var rows = string.Concat(Enumerable.Range(1, 20_000).Select(i => $"t:{i},Actor {random.Next()},media,MY,\n"));
        var whole = Gzip(ActorHeader + rows);
        await AssertRefusedAsync(whole[..(whole.Length / 2)], "bad.csv, after line", "damaged or cut off");
    }

    [Fact]
    public async Task Run_TruncatedJson_SaysWhere()
    {
        var path = Path.Combine(Registry.Folder, "ror.json");
        await File.WriteAllTextAsync(path, "[{\"id\":\"https://ror.org/1\",\"names\":[{\"value\":\"X\"}],\"locations\":[{\"geonames_details\":{\"country_code\":\"TH\"}}]},\n{\"id\":");
        var e = await Assert.ThrowsAsync<ImportException>(() => ImportAsync(ImportSource.Ror, new(), path));
        Assert.Contains("the JSON is damaged or cut off", e.Message, StringComparison.Ordinal);
        Assert.Contains("line 2", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_EndlessLine_IsRefusedWithoutReadingItWhole()
    {
        var path = Path.Combine(Registry.Folder, "bad.csv");
        await using (var file = new StreamWriter(path))
        {
            await file.WriteAsync(Good + "t:2,");
            for (var i = 0; i < 50; i++) await file.WriteAsync(new string('x', 1_000_000));
        }

        var before = GC.GetTotalAllocatedBytes(precise: true);
        var e = await Assert.ThrowsAsync<ImportException>(() => ImportCsvAsync(path));
        Assert.Contains("line 3: the line has more than 1,000,000 characters", e.Message, StringComparison.Ordinal);
        Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - before, 0, 40_000_000);
    }

    [Fact]
    public async Task Run_DamagedRowsSkipped_CostOnlyThemselves()
    {
        var path = Path.Combine(Registry.Folder, "bad.csv");
        byte[] content =
        [
            .. Encoding.UTF8.GetBytes(Good + "t:2,\"Two,media,PH,\nt:3,Th\0ree,media,PH,\nt:4,"), .. Encoding.UTF8.GetBytes(new string('x', 3_000_000)),
            .. Encoding.Latin1.GetBytes("\nt:5,Café,media,PH,\n"), .. Encoding.UTF8.GetBytes("t:6,\"Six\"6,media,PH,\nt:7,Seven,media,PH,\n"),
        ];
        await File.WriteAllBytesAsync(path, content);
        var summary = await ImportAsync(ImportSource.Csv, new() { SkipBadRows = true }, path);

        Assert.Equal((7, 2, 5), (summary.RowsRead, summary.RowsStored, summary.RowsRejected));
        var rejects = await File.ReadAllTextAsync(Rejects);
        foreach (var line in new[] { "bad.csv,3,", "bad.csv,4,", "bad.csv,5,", "bad.csv,6,", "bad.csv,7," }) Assert.Contains("\n" + line, rejects, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_GzipWithoutItsEndingAndMarkedUtf8_IsRead()
    {
        var path = Path.Combine(Registry.Folder, "plain.csv");
        await File.WriteAllBytesAsync(path, Gzip("\uFEFF" + Good.Replace("\n", "\r\n", StringComparison.Ordinal)));
        Assert.Equal(1, (await ImportCsvAsync(path)).RowsStored);
    }

    [Theory]
    [InlineData("windows-1252")]
    [InlineData("utf-16")]
    public async Task Run_NamedEncoding_IsDecoded(string name)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        var path = Path.Combine(Registry.Folder, "other.csv");
        await File.WriteAllTextAsync(path, ActorHeader + "t:1,Café,industry,PH,\n", encoding);
        await ImportAsync(ImportSource.Csv, new() { Encoding = name }, path);
        await using var context = CreateContext();
        Assert.Equal("Café", (await context.Actors.SingleAsync()).Name);
    }

    [Theory]
    [InlineData("MÃ¼ller GmbH", "Müller GmbH")]
    [InlineData("Bernhard J√∂ckel", "Bernhard Jöckel")]
    public async Task Run_Mojibake_IsRemarkedOnAndRepairedOnDemand(string garbled, string meant)
    {
        var path = Write("a.csv", ActorHeader + $"t:1,{garbled},industry,DE,\nt:2,recherche sur l’éducation,academia,FR,Orléans\n");
        var summary = await ImportCsvAsync(path);
        Assert.Equal(1, summary.Remarks.Single(remark => remark.What.Contains("decoded wrongly", StringComparison.Ordinal)).Count);
        await using (var context = CreateContext()) Assert.Equal(garbled, (await context.Actors.SingleAsync(a => a.Country == "DE")).Name);

        await ImportAsync(ImportSource.Csv, new() { FixMojibake = true }, path);
        await using var after = CreateContext();
        var actor = await after.Actors.Include(a => a.Aliases).SingleAsync(a => a.Country == "DE");
        Assert.Equal((meant, 0), (actor.Name, actor.Aliases.Count));
    }

    [Fact]
    public async Task Run_MissingFileFolderOrEncoding_SaysWhatToDo()
    {
        Assert.Contains("there is no such file", (await Assert.ThrowsAsync<ImportException>(() => ImportCsvAsync(Path.Combine(Registry.Folder, "none.csv")))).Message, StringComparison.Ordinal);
        var empty = Directory.CreateDirectory(Path.Combine(Registry.Folder, "empty")).FullName;
        Assert.Contains("holds no table", (await Assert.ThrowsAsync<ImportException>(() => ImportCsvAsync(empty))).Message, StringComparison.Ordinal);
        var e = await Assert.ThrowsAsync<ImportException>(() => ImportAsync(ImportSource.Csv, new() { Encoding = "klingon" }, Write("a.csv", Good)));
        Assert.Contains("'klingon' is not the name of an encoding", e.Message, StringComparison.Ordinal);
        var map = Write("map.json", "{ \"colums\": {} }");
        e = await Assert.ThrowsAsync<ImportException>(() => ImportAsync(ImportSource.Csv, new() { MappingPath = map }, Write("a.csv", Good)));
        Assert.Contains("colums", e.Message, StringComparison.Ordinal);
    }

    private static byte[] Gzip(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest)) gzip.Write(Encoding.UTF8.GetBytes(text));
        return packed.ToArray();
    }

    private async Task AssertRefusedAsync(byte[] content, params string[] expected)
    {
        var path = Path.Combine(Registry.Folder, "bad.csv");
        await File.WriteAllBytesAsync(path, content);
        var e = await Assert.ThrowsAsync<ImportException>(() => ImportCsvAsync(path));
        foreach (var part in expected) Assert.Contains(part, e.Message, StringComparison.Ordinal);
        await using var context = CreateContext();
        Assert.Equal((0, 0), (await context.Actors.CountAsync(), await context.ImportRuns.CountAsync()));
    }
}
