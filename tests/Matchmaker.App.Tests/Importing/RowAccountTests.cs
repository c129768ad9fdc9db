using FsCheck;
using FsCheck.Fluent;
using Matchmaker.App.Importing;
using Matchmaker.Contracts.Storage;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Tests.Importing;

/// <summary>Whatever a table holds: no row is lost, what is stored is what the summary says, and a second run changes nothing.</summary>
public sealed class RowAccountTests
{
    private static readonly Gen<string> Words = Gen.Elements(
        "", "t:1", "t:2", "x", "industry", "MEDIA", "PH", "EL", "ZZ", "Café", "CAFE", "\"a,b\"", "\"open", "\"x\"y", "NA", "\uFFFD", "1999", "t:1|t:2", "ស្ទូឌីយោ");

    private static readonly Gen<string> Rows = Gen.OneOf(
        Words.ListOf().Select(fields => string.Join(',', fields)),
        from id in Gen.Elements("t:1", "t:2", "t:3", "u:1", "")
        from name in Gen.Elements("Café", "CAFE", "Two", "")
        from helix in Gen.Elements("media", "industry")
        from country in Gen.Elements("PH", "MY", "Q")
        select $"{id},{name},{helix},{country},");

    [Fact]
    public void Run_AnyRows_AddUpAndASecondRunChangesNothing() => Prop.ForAll(Arb.From(Rows.ListOf()), rows => AddsUpAsync(rows, false).GetAwaiter().GetResult())
        .Check(Config.QuickThrowOnFailure.WithMaxTest(40));

    [Fact]
    public void Run_AnyRowsMerging_AddUpAndASecondRunChangesNothing() => Prop.ForAll(Arb.From(Rows.ListOf()), rows => AddsUpAsync(rows, true).GetAwaiter().GetResult())
        .Check(Config.QuickThrowOnFailure.WithMaxTest(40));

    private static async Task<bool> AddsUpAsync(IEnumerable<string> rows, bool merges)
    {
        using var registry = await TestRegistry.SqliteAsync();
        var path = Path.Combine(registry.Folder, "a.csv");
        await File.WriteAllTextAsync(path, "external_id,name,helix,country,city\n" + string.Join('\n', rows));
        var options = new ImportOptions { SkipBadRows = true, Merge = merges, RejectsPath = path + ".rejects.csv" };
        var import = new RegistryImport(registry.Database, registry.Clock);
        var first = await import.RunAsync(ImportSource.Csv, [path], options);
        var second = await import.RunAsync(ImportSource.Csv, [path], options);
        await using var context = registry.CreateContext();
        return first.RowsRead == first.RowsStored + first.RowsUnchanged + first.RowsRejected
            && first.Actors.Created == await context.Actors.CountAsync()
            && second.ChangedNothing && second.RowsRejected == first.RowsRejected && second.CandidateCount >= first.CandidateCount * (merges ? 0 : 1);
    }
}
