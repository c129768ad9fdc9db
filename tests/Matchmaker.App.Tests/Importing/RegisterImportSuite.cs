using Matchmaker.App.Collaborations;
using Matchmaker.App.Importing;
using Matchmaker.App.Registry;
using Matchmaker.Contracts.Storage;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Tests.Importing;

/// <summary>Small files in the layouts of CORDIS and ROR, on any database.</summary>
public abstract class RegisterImportSuite(Func<Task<TestRegistry>> open) : ImportSuite(open)
{
    private const string ParticipationHeader = "rcn,role,pic,type,contribution,country,start_date,end_date,max_contribution\n";

    private const string RorRecord = """
        {"id":"https://ror.org/05x","status":"active","established":1949,"types":["education","funder"],"domains":["u.example.org"],
         "names":[{"lang":"en","types":["ror_display","label"],"value":"U of Examples"},{"lang":null,"types":["acronym"],"value":"UEX"},{"lang":"th","types":["label"],"value":"มหาวิทยาลัย"}],
         "locations":[{"geonames_details":{"country_code":"TH","name":"Bangkok","lat":13.75,"lng":100.5}}],
         "links":[{"type":"wikipedia","value":"https://w.example.org"},{"type":"website","value":"http://u.example.org"}],
         "external_ids":[{"type":"isni","all":["0000 0001 2222 3333"],"preferred":null},{"type":"wikidata","all":["Q1","Q2"],"preferred":"Q2"}]}
        """;

    [RegistryFact]
    public async Task Cordis_DerivedTables_StoreActorsProjectsAndParts()
    {
        var files = new[]
        {
            Write("participations.csv", ParticipationHeader + "7,coordinator,11,HES,100.5,EL,2019-05-01,NA,1\n7,participant,12,PRC,NA,NA,2019-05-01,NA,1\n"),
            Write("programme_parts.csv", "rcn,programme_part\n7,SC4\n7,LEIT\n"),
            Write("organisations.csv", "pic,name,short_name,type,city,country,url\n11,UNIVERSITY OF X,UoX,HES,ATHENS,EL,\n"),
        };
        var first = await ImportAsync(ImportSource.Cordis, new(), files);
        var second = await ImportAsync(ImportSource.Cordis, new(), files);

        Assert.Equal((5, 5, true), (first.RowsRead, first.RowsStored, second.ChangedNothing));
        await using var context = CreateContext();
        var named = await context.Actors.Include(a => a.ExternalIds).Include(a => a.Aliases).SingleAsync(a => a.Country == "GR");
        Assert.Equal(("UNIVERSITY OF X", Helix.Academia, "pic", "11", "UoX"), (named.Name, named.Helix, named.ExternalIds[0].Scheme, named.ExternalIds[0].Value, named.Aliases[0].Name));
        var unnamed = await context.Actors.SingleAsync(a => a.Country == "NA");
        Assert.Equal(("PIC 12", Helix.Industry), (unnamed.Name, unnamed.Helix));
        var project = await context.Collaborations.Include(c => c.Participations).SingleAsync();
        Assert.Equal((CollaborationKind.ResearchProject, new DateOnly(2019, 5, 1), null, "rcn", "7"), (project.Kind, project.StartDate, project.EndDate, project.ExternalScheme, project.ExternalValue));
        Assert.Equal(["SC4", "LEIT"], project.Sectors);
        Assert.Equal((100.5m, "EUR"), project.Participations.Where(p => p.Role == "coordinator").Select(p => (p.Contribution!.Value, p.Currency)).Single());
        Assert.Null(project.Participations.Single(p => p.Role == "participant").Contribution);
    }

    [RegistryFact]
    public async Task Cordis_OfficialTables_AreReadToo()
    {
        var project = Write("project.csv", "\"id\";\"acronym\";\"status\";\"title\";\"startDate\";\"endDate\";\"totalCost\";\"legalBasis\";\"objective\";\"rcn\"\n"
            + "\"101\";\"ABC\";\"SIGNED\";\"A better; cart\";\"2021-01-01\";\"2023-12-31\";\"1,5\";\"HORIZON.1.2\";\"Two\nlines, \"\"quoted\"\"\";\"9\"\n");
        var organization = Write("organization.csv", "projectID;projectAcronym;organisationID;vatNumber;name;shortName;SME;activityType;street;postCode;city;country;nutsCode;geolocation;organizationURL;contactForm;contentUpdateDate;rcn;order;role;ecContribution\n"
            + "101;ABC;11;;\"UNI; X\";UX;false;HES;;;Leuven;BE;BE2;(50.87,4.70);www.x.example.org;;;9;1;coordinator;1234,50\n"
            + "101;ABC;12;;Firm Y;;true;PRC;;;;UK;;;not a site;;;9;2;thirdParty;\n");
        var summary = await ImportAsync(ImportSource.Cordis, new(), Registry.Folder);

        Assert.Equal((3, 3), (summary.RowsRead, summary.RowsStored));
        await using var context = CreateContext();
        var stored = await context.Collaborations.Include(c => c.Participations).ThenInclude(p => p.Actor).SingleAsync();
        Assert.Equal(("ABC: A better; cart", "Two\nlines, \"quoted\"", "cordis", "101"), (stored.Title, stored.Text, stored.ExternalScheme, stored.ExternalValue));
        var leader = stored.Participations.Single(p => p.Role == "coordinator");
        Assert.Equal((1234.5m, 50.87, "https://www.x.example.org"), (leader.Contribution, leader.Actor!.Latitude, leader.Actor.Website));
        Assert.Equal("GB", stored.Participations.Single(p => p.Role == "third-party").Actor!.Country);
        Assert.Contains(summary.Remarks, remark => remark.What.Contains("not a web address"));
        Assert.True((await ImportAsync(ImportSource.Cordis, new(), project, organization)).ChangedNothing);
    }

    [RegistryFact]
    public async Task Ror_RecordOfSchema2_KeepsNamesOfAllScriptsAndIds()
    {
        var path = Write("ror.json", $"[{RorRecord},{RorRecord.Replace("05x", "06y").Replace("active", "withdrawn")}]");
        var summary = await ImportAsync(ImportSource.Ror, new(), path);

        Assert.Equal((2, 1, 1, 1), (summary.RowsRead, summary.RowsStored, summary.RowsRejected, summary.RowsLeftOut));
        await using var context = CreateContext();
        var actor = await context.Actors.Include(a => a.Aliases).Include(a => a.ExternalIds).SingleAsync();
        Assert.Equal(("U of Examples", Helix.Academia, "TH", "Bangkok", 1949), (actor.Name, actor.Helix, actor.Country, actor.City, actor.FoundedYear));
        Assert.Equal(("http://u.example.org", 13.75, VerificationState.Unverified), (actor.Website, actor.Latitude, actor.Verification.State));
        Assert.Equal([("UEX", null), ("มหาวิทยาลัย", "th")], actor.Aliases.OrderBy(a => a.Id).Select(a => (a.Name, a.Language)));
        Assert.Equal(["isni:0000000122223333", "ror:05x", "wikidata:Q1", "wikidata:Q2"], actor.ExternalIds.Select(id => $"{id.Scheme}:{id.Value}").Order());
        Assert.True((await ImportAsync(ImportSource.Ror, new(), path)).ChangedNothing);
    }

    [RegistryFact]
    public async Task Ror_FlatTable_FindsTheSameActorAndItsSharedIdStaysWithTheFirst()
    {
        await ImportAsync(ImportSource.Ror, new(), Write("ror.json", $"[{RorRecord}]"));
        var summary = await ImportAsync(ImportSource.Ror, new(), Write("flat.csv", """
            id,name,types,country,city,lat,lng,established,status,website,aliases,wikidata
            https://ror.org/05x,U of Examples,education,TH,Bangkok,13.75,100.5,1949,active,http://u.example.org,UEX|Alma,Q2
            https://ror.org/07z,Its Hospital,healthcare,TH,Bangkok,,,,active,,,Q2
            """));

        Assert.Equal(new(1, 1, 0), summary.Actors);
        Assert.Contains(summary.Remarks, remark => remark.Examples.Single().StartsWith("wikidata:Q2 of 'Its Hospital' belongs to 'U of Examples'", StringComparison.Ordinal));
        await using var context = CreateContext();
        Assert.Equal(2, await context.Actors.CountAsync());
    }

    [RegistryFact]
    public async Task Merge_TwoRorIdsOfOneName_StayApart()
    {
        var path = Write("flat.csv", "id,name,types,country,status\nhttps://ror.org/1,Medical College,education,IN,active\nhttps://ror.org/2,Medical College,education,IN,active\n");
        var summary = await ImportAsync(ImportSource.Ror, new() { Merge = true }, path);

        Assert.Equal((2, 1), (summary.Actors.Created, summary.CandidateCount));
    }
}
