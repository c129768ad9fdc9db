using Matchmaker.App.Importing;
using Matchmaker.App.Introductions;
using Matchmaker.App.Registry;
using Matchmaker.Contracts.Storage;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Tests.Importing;

/// <summary>Tables in the product's own layout, on any database.</summary>
public abstract class CsvImportSuite(Func<Task<TestRegistry>> open) : ImportSuite(open)
{
    [RegistryFact]
    public async Task Run_EveryColumnOfAnActor_IsStored()
    {
        await ImportCsvAsync(Write("a.csv", """
            external_id,kind,name,helix,country,city,latitude,longitude,website,description,founded_year,size,women_led,youth_led,local_craft,affiliation,sectors,languages,aliases,other_ids,offers,offer_text,needs,need_text,demo
            t:1,organisation,ស្ទូឌីយោ,civil society,UK,Bath,51.4,-2.4,www.example.org,"Says ""hello"", twice",1999,small,yes,no,1,,film|music,km|en,Studio@en,x:9,edit,"Cuts, and mixes",fund,Seed money,yes
            t:2,person,Mentor,academia,TH,,,,,,,,,,,t:1,,,,,,,,,no
            """));

        await using var context = CreateContext();
        var actor = await context.Actors.Include(a => a.Aliases).Include(a => a.ExternalIds).Include(a => a.Interests).SingleAsync(a => a.Name == "ស្ទូឌីយោ");
        Assert.Equal((Helix.CivilSociety, "GB", "Bath", 51.4, -2.4), (actor.Helix, actor.Country, actor.City, actor.Latitude, actor.Longitude));
        Assert.Equal(("https://www.example.org", "Says \"hello\", twice", 1999, ActorSize.Small), (actor.Website, actor.Description, actor.FoundedYear, actor.Size));
        Assert.Equal(Ownership.WomenLed | Ownership.IndigenousOrLocalCraft, actor.Ownership);
        Assert.Equal(["film", "music"], actor.Sectors);
        Assert.Equal(["km", "en"], actor.Languages);
        Assert.True(actor.IsDemo);
        Assert.Equal([("Studio", "en")], actor.Aliases.Select(a => (a.Name, a.Language)));
        Assert.Equal(["t:1", "x:9"], actor.ExternalIds.Select(id => $"{id.Scheme}:{id.Value}").Order());
        Assert.Equal(4, actor.Interests.Count);
        Assert.Equal(VerificationState.Unverified, actor.Verification.State);
        Assert.Equal(actor.Id, (await context.Actors.SingleAsync(a => a.Name == "Mentor")).AffiliationId);
    }

    [RegistryFact]
    public async Task Run_AllTemplatesInAnyOrder_StoresThemAndThenChangesNothing()
    {
        var files = new[]
        {
            Write("f.csv", "actor,partner,kind,at\nt:1,t:2,worked-together,2025-03-01T09:30:00.1234567Z\n"),
            Write("p.csv", "collaboration,actor,role,contribution,currency\nt:c,t:2,Third party,12.345,usd\n"),
            Write("c.csv", "external_id;kind;title;start_date;participants\nt:c;co-production;\"Tales; two\";2024-02-01;t:1=producer\n"),
            Write("a.csv", ActorHeader + "t:1,One,industry,PH,\nt:2,Two,media,KR,\n"),
        };
        var first = await ImportCsvAsync(files);
        var second = await ImportCsvAsync(files);

        Assert.Equal((5, 5, 0, 0), (first.RowsRead, first.RowsStored, first.RowsUnchanged, first.RowsRejected));
        Assert.Equal((5, 0, 5, 0), (second.RowsRead, second.RowsStored, second.RowsUnchanged, second.RowsRejected));
        Assert.True(second.ChangedNothing);
        Assert.Equal((new(2, 0, 0), new(1, 0, 0), new(2, 0, 0), new(1, 0, 0)), (first.Actors, first.Collaborations, first.Participations, first.Feedback));
        await using var context = CreateContext();
        var part = await context.Participations.SingleAsync(p => p.Actor!.Name == "Two");
        Assert.Equal(("third-party", 12.35m, "USD"), (part.Role, part.Contribution, part.Currency));
        Assert.Equal(FeedbackKind.WorkedTogether, (await context.Feedback.SingleAsync()).Kind);
        Assert.Equal([5L, 5L], await context.ImportRuns.OrderBy(run => run.Id).Select(run => run.RowsRead).ToListAsync());
    }

    [RegistryFact]
    public async Task Run_LaterFileWithGaps_ErasesNothingAndUpdatesTheRest()
    {
        await ImportCsvAsync(Write("a.csv", "external_id,name,helix,country,city,sectors\nt:1,Old Name,industry,PH,Cebu,film\n"));
        var summary = await ImportCsvAsync(Write("b.csv", "external_id,name,helix,country,city,sectors\nt:1,New Name,media,PH,,music\n"));

        await using var context = CreateContext();
        var actor = await context.Actors.Include(a => a.Aliases).SingleAsync();
        Assert.Equal(("New Name", "new name", Helix.Media, "Cebu"), (actor.Name, actor.NormalisedName, actor.Helix, actor.City));
        Assert.Equal(["film", "music"], actor.Sectors);
        Assert.Equal("Old Name", Assert.Single(actor.Aliases).Name);
        Assert.Equal(new(0, 1, 0), summary.Actors);
    }

    [RegistryFact]
    public async Task Run_RowsThatDisagree_FirstCountsAndASecondRunChangesNothing()
    {
        var path = Write("a.csv", ActorHeader + "t:1,First,industry,PH,\nt:1,Second,media,PH,Cebu\n");
        await ImportCsvAsync(path);
        var second = await ImportCsvAsync(path);

        Assert.True(second.ChangedNothing);
        await using var context = CreateContext();
        var actor = await context.Actors.Include(a => a.Aliases).SingleAsync();
        Assert.Equal(("First", Helix.Industry, "Cebu", "Second"), (actor.Name, actor.Helix, actor.City, actor.Aliases.Single().Name));
    }

    [RegistryFact]
    public async Task Run_ActorWithoutId_IsKnownAgainByNameAndCountry()
    {
        var path = Write("a.csv", ActorHeader + ",Café Noir,industry,PH,\n,CAFE NOIR,industry,MY,\n");
        await ImportCsvAsync(path);
        var second = await ImportCsvAsync(path);

        Assert.Equal((new(0, 0, 2), true), (second.Actors, second.ChangedNothing));
    }

    [RegistryFact]
    public async Task Run_SameNameAndCountry_IsReportedAndKeptApart()
    {
        await ImportCsvAsync(Write("a.csv", ActorHeader + "t:1,Café Noir,industry,PH,\n"));
        var summary = await ImportCsvAsync(Write("b.csv", ActorHeader + "u:7,CAFE NOIR,industry,PH,Cebu\n"));

        var candidate = Assert.Single(summary.Candidates);
        Assert.Equal(("CAFE NOIR", "Café Noir", "u:7", "t:1"), (candidate.Name, candidate.OtherName, candidate.Id.ToString(), candidate.Other.ToString()));
        await using var context = CreateContext();
        Assert.Equal(2, await context.Actors.CountAsync());
    }

    [RegistryFact]
    public async Task Run_MergeOfANewActor_GivesTheOldOneItsId()
    {
        await ImportCsvAsync(Write("a.csv", ActorHeader + "t:1,Café Noir,industry,PH,\n"));
        var path = Write("b.csv", ActorHeader + "u:7,CAFE NOIR,industry,PH,Cebu\n");
        await ImportAsync(ImportSource.Csv, new() { Merge = true }, path);
        var second = await ImportAsync(ImportSource.Csv, new() { Merge = true }, path);

        await using var context = CreateContext();
        var actor = await context.Actors.Include(a => a.ExternalIds).SingleAsync();
        Assert.Equal(("Cebu", 2, true), (actor.City, actor.ExternalIds.Count, second.ChangedNothing));
    }

    [RegistryFact]
    public async Task Run_MergeOfTwoStoredActors_MovesAllTheyHave()
    {
        var actors = Write("a.csv", ActorHeader + "t:1,Noir,industry,PH,\nt:2,Other,industry,PH,\nu:7,NOIR,industry,PH,Cebu\n");
        await ImportCsvAsync(
            actors,
            Write("c.csv", "external_id,kind,title,start_date,participants\nt:c,event,,,t:1|t:2|u:7\nt:d,event,,,u:7=host|t:2\n"),
            Write("f.csv", "actor,partner,kind,at\nu:7,t:2,saved,2025-01-01T00:00:00Z\nu:7,t:1,seen,2025-01-01T00:00:00Z\n"));
        var merged = await ImportAsync(ImportSource.Csv, new() { Merge = true }, actors);
        var again = await ImportAsync(ImportSource.Csv, new() { Merge = true }, actors);

        Assert.Equal((1, 0, true), (merged.Merged, again.Merged, again.ChangedNothing));
        await using var context = CreateContext();
        var kept = await context.Actors.Include(a => a.ExternalIds).Include(a => a.Participations).SingleAsync(a => a.NormalisedName == "noir");
        Assert.Equal((2, 2, "Cebu"), (kept.ExternalIds.Count, kept.Participations.Count, kept.City));
        var feedback = await context.Feedback.SingleAsync();
        Assert.Equal((kept.Id, FeedbackKind.Saved), (feedback.ActorId, feedback.Kind));
    }

    [RegistryFact]
    public async Task Run_Mapping_ReadsOtherPeoplesColumns()
    {
        var map = Write("map.json", """
            { "columns": { "Company": "name", "Type": "helix", "No": "external_id", "AKA": "aliases" }, "constants": { "country": "Viet Nam" },
              "values": { "helix": { "Univ": "academia", "*": "industry" } }, "prefixes": { "external_id": "chamber:" }, "listSeparator": ";" }
            """);
        var path = Write("theirs.csv", "No\tCompany\tType\tAKA\tPhone\n12\tHà Nội Uni\tUniv\tA;B\t1\n13\tStudio\tLtd\t\t2\n");
        var summary = await ImportAsync(ImportSource.Csv, new() { MappingPath = map }, path);

        await using var context = CreateContext();
        var actor = await context.Actors.Include(a => a.Aliases).Include(a => a.ExternalIds).SingleAsync(a => a.Helix == Helix.Academia);
        Assert.Equal(("Hà Nội Uni", "VN", 2, "chamber"), (actor.Name, actor.Country, actor.Aliases.Count, actor.ExternalIds.Single().Scheme));
        Assert.Contains(summary.Remarks, remark => remark.Examples.Contains("Phone (theirs.csv)"));
    }
}
