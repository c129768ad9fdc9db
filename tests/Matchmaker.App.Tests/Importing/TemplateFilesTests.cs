using Matchmaker.App.Importing;
using Matchmaker.App.Registry;
using Matchmaker.App.Tests.Demo;
using Matchmaker.Contracts.Storage;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Tests.Importing;

/// <summary>The files of <c>data/templates</c> and <c>data/demo</c> are what people start from: they import as they stand.</summary>
public sealed class TemplateFilesTests() : ImportSuite(() => TestRegistry.SqliteAsync())
{
    private static readonly string Templates = Path.Combine(Repository.Root, "data", "templates");

    [RegistryFact]
    public async Task Templates_AsTheyStand_ImportWithoutARemarkAndOnlyOnce()
    {
        var first = await ImportCsvAsync(Templates);

        Assert.Equal((0, 0), (first.RowsRejected, first.Remarks.Count(remark => !remark.What.Contains("files of the folder", StringComparison.Ordinal))));
        Assert.Equal((new(3, 0, 0), new(2, 0, 0)), (first.Actors, first.Collaborations));
        Assert.True((await ImportCsvAsync(Templates)).ChangedNothing);
    }

    [RegistryFact]
    public async Task Mapping_AsItStands_ReadsTheTableItDescribes()
    {
        var path = Write("members.csv", "Company;Type;State;Reg. no.;Founded;Also known as\nEcole;Univ.;VN;17;1999;School;Alma\n".Replace("School;Alma", "\"School;Alma\"", StringComparison.Ordinal));

        await ImportAsync(ImportSource.Csv, new() { MappingPath = Path.Combine(Templates, "mapping.json") }, path);

        await using var context = CreateContext();
        var actor = await context.Actors.Include(one => one.ExternalIds).Include(one => one.Aliases).SingleAsync();
        Assert.Equal(("Ecole", Helix.Academia, "VN", 1999, ActorKind.Organisation), (actor.Name, actor.Helix, actor.Country, actor.FoundedYear, actor.Kind));
        Assert.Equal(("chamber", "17"), (actor.ExternalIds.Single().Scheme, actor.ExternalIds.Single().Value));
        Assert.Equal(["Alma", "School"], actor.Aliases.Select(alias => alias.Name).Order());
    }

    [RegistryFact]
    public async Task DemoFiles_AsTheyStand_KeepTheirVerification()
    {
        var summary = await ImportCsvAsync(Path.Combine(Repository.Root, "data", "demo"));

        Assert.Equal((0, 1_000), (summary.RowsRejected, (int)summary.Actors.Created));
        await using var context = CreateContext();
        Assert.Equal((632, 142), (
            await context.Actors.CountAsync(actor => actor.Verification.State == VerificationState.Verified),
            await context.Actors.CountAsync(actor => actor.Verification.State == VerificationState.Pending)));
    }

    /// <summary>Among them are rows that say "no" to every ownership and do not know the size.</summary>
    [Fact]
    public async Task DemoFiles_ImportedAgain_ChangeNothing()
    {
        await ImportCsvAsync(Path.Combine(Repository.Root, "data", "demo"));

        var second = await ImportCsvAsync(Path.Combine(Repository.Root, "data", "demo"));

        Assert.True(second.ChangedNothing);
        Assert.Equal(second.RowsRead, second.RowsUnchanged);
    }
}
