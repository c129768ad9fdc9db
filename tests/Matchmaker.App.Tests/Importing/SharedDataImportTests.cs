using Matchmaker.App.Importing;
using Matchmaker.Contracts;
using Matchmaker.Contracts.Storage;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Tests.Importing;

/// <summary>The real data sets, whole.</summary>
public sealed class SharedDataImportTests() : ImportSuite(() => TestRegistry.SqliteAsync())
{
    [SharedDataFact]
    public async Task Cordis_DerivedTables_StoreEveryParticipation()
    {
        var summary = await ImportAsync(ImportSource.Cordis, new(), SharedDataFactAttribute.PathOf("cordis-h2020"));

        Assert.Equal((198_758, 0), (summary.RowsRead, summary.RowsRejected));
        await using var context = CreateContext();
        Assert.Equal((144_726, 36_181), (await context.Participations.CountAsync(), await context.Actors.CountAsync()));
        Assert.Equal(31_451, await context.Collaborations.CountAsync(one => one.Participations.Count > 0));
        Assert.Equal(35_871, await context.Participations.Select(part => part.ActorId).Distinct().CountAsync());
        Assert.Equal(7, await context.Participations.CountAsync(part => part.Collaboration!.StartDate == null));
        Assert.True((await ImportAsync(ImportSource.Cordis, new(), SharedDataFactAttribute.PathOf("cordis-h2020"))).ChangedNothing);
    }

    [SharedDataFact]
    public async Task Cordis_SliceWithText_TakesItsTwoDoubledRowsOnce()
    {
        var summary = await ImportAsync(ImportSource.Cordis, new(), SharedDataFactAttribute.PathOf("ecsel"));

        Assert.Equal([("activityType", 2), ("country", 2)], summary.Remarks.Where(remark => remark.What.Contains("taken once", StringComparison.Ordinal)).Select(remark => (remark.What.Split(':')[0], (int)remark.Count)));
        Assert.Equal((3_475, 3_475, 0), (summary.RowsRead, summary.RowsStored, summary.RowsRejected));
        await using var context = CreateContext();
        Assert.Equal(96, await context.Collaborations.CountAsync(one => one.Text != null && one.StartDate != null));
    }

    [SharedDataFact]
    public async Task Ror_DumpAndFlatTables_AgreeOnWhoIsWho()
    {
        var dump = await ImportAsync(ImportSource.Ror, new(), SharedDataFactAttribute.PathOf("ror", "ror-v2-asean-kr.json.gz"));
        Assert.Equal((1_005, 1_001, 4), (dump.RowsRead, dump.RowsStored, dump.RowsLeftOut));

        var flat = await ImportAsync(ImportSource.Ror, new(), SharedDataFactAttribute.PathOf("ror", "asean_kr.csv"));
        Assert.Equal((2_453, 56), (flat.RowsRead, flat.RowsLeftOut));
        Assert.Equal(2_397, flat.Actors.Total);

        var world = await ImportAsync(ImportSource.Ror, new(), SharedDataFactAttribute.PathOf("ror", "records.csv.gz"));
        Assert.Equal((51_370, 2_624, 0), (world.RowsRead, world.RowsLeftOut, world.RowsRejected - world.RowsLeftOut));
    }
}
