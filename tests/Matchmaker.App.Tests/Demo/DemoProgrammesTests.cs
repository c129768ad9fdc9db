using Matchmaker.App.Demo;
using Matchmaker.App.Programmes;
using Matchmaker.Contracts.Storage;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Tests.Demo;

public sealed class DemoProgrammesTests
{
    [Fact]
    public async Task AddAsync_ToADemo_AddsOneOfEachKindOnce()
    {
        using var registry = await TestRegistry.SqliteAsync();
        await new DemoStore(registry.Database).FillAsync(new DemoOptions { Actors = 400 });
        var demo = new DemoProgrammes(registry.Database);

        Assert.Equal(4, await demo.AddAsync());
        Assert.Equal(0, await demo.AddAsync());

        await using var context = registry.CreateContext();
        var all = await context.Programmes.Include(p => p.Entries).ThenInclude(e => e.Reviews).OrderBy(p => p.Id).ToListAsync();
        Assert.Equal([ProgrammeKind.Cohort, ProgrammeKind.Call, ProgrammeKind.Mentoring, ProgrammeKind.Forum], all.Select(p => p.Kind));
        Assert.All(all, programme => Assert.True(programme.IsDemo));
        Assert.All(all[0].Entries, entry => Assert.Equal(2, entry.Reviews.Count));
        Assert.True(all[0].Entries.Count > all[0].Places * 2);
        Assert.Contains(all[2].Entries, entry => entry.Role == "mentor");
        Assert.Contains(all[2].Entries, entry => entry.Role == "mentee");
        Assert.True(all[3].Entries.Count >= 40);
    }
}
