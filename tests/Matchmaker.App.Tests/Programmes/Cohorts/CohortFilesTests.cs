using System.Text;
using Matchmaker.App.Programmes;
using Matchmaker.App.Programmes.Cohorts;
using Matchmaker.App.Programmes.Given;

namespace Matchmaker.App.Tests.Programmes.Cohorts;

public sealed class CohortFilesTests
{
    private const string Header = "id,name,country,helix,size,women-led,fit,cost,topics\n";

    [Fact]
    public void ReadCandidates_Csv_ReadsEveryColumn()
    {
        var (candidates, remarks) = Read(Header.Replace("cost", "cost,shoe size", StringComparison.Ordinal) + "a,\"Sao, Ltd\",Viet Nam,Civil Society,small,yes,0.75,12.5,44,games:0.5;craft\nb,,kh,media,,no,1,,,\n");
        Assert.Equal(("a", "Sao, Ltd", "VN", "civil-society", "small", true, 0.75, 12.5), (candidates[0].Id, candidates[0].Name, candidates[0].Country, candidates[0].Helix, candidates[0].Size, candidates[0].WomenLed, candidates[0].Fit, candidates[0].Cost));
        Assert.Equal([("games", 0.5), ("craft", 1.0)], candidates[0].Topics.Select(topic => (topic.Key, topic.Value)));
        Assert.Equal(("b", "b", "KH", null), (candidates[1].Id, candidates[1].Name, candidates[1].Country, candidates[1].Size));
        Assert.Equal(["people.csv: the column 'shoe size' is not known and was not read."], remarks);
    }

    [Fact]
    public void ReadCandidates_Json_SaysTheSame()
    {
        var (candidates, _) = Read("""[{"id": "a", "country": "VN", "helix": "media", "fit": 0.5, "topics": {"games": 1}, "sectors": null}]""");
        Assert.Equal(("a", "a", "media", 0.5, 0), (candidates[0].Id, candidates[0].Name, candidates[0].Helix, candidates[0].Fit, candidates[0].Sectors.Count));
    }

    [Theory]
    [InlineData("utf-8", true)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16BE", false)]
    public void ReadCandidates_ByItsBytes_FindsTheEncoding(string name, bool withMark)
    {
        var encoding = Encoding.GetEncoding(name);
        byte[] bytes = [.. withMark ? encoding.Preamble.ToArray() : [], .. encoding.GetBytes(Header + "a,Phở Media,VN,media,small,no,1,0,\n")];
        Assert.Equal("Phở Media", Assert.Single(CohortFiles.ReadCandidates(new("people.csv", bytes)).Candidates).Name);
    }

    [Fact]
    public void ReadCandidates_NoUtf8_IsReadAsWindows1252WithARemark_OrAsNamed()
    {
        var (candidates, remarks) = CohortFiles.ReadCandidates(new("people.csv", Encoding.Latin1.GetBytes(Header + "a,Café,VN,media,small,no,1,0,\n")));
        Assert.Equal("Café", Assert.Single(candidates).Name);
        Assert.StartsWith("people.csv: the text is not UTF-8 (byte 0xE9 in line 2); it was read as Windows-1252.", Assert.Single(remarks), StringComparison.Ordinal);

        (candidates, remarks) = CohortFiles.ReadCandidates(new("people.csv", [.. Encoding.Latin1.GetBytes(Header + "a,"), 0xE4, 0xB7, 0xC2, .. ",TH,media,small,no,1,0,\n"u8]), "windows-874");
        Assert.Equal("ไทย", Assert.Single(candidates).Name);
        Assert.Empty(remarks);
        Assert.Contains("no encoding known here", Assert.Throws<GivenException>(() => CohortFiles.ReadCandidates(GivenFile.Of("people.csv", Header), "thai")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a,A,VN,media,small,no,good,0,", "line 2, fit: 'good' is no number.")]
    [InlineData("a,A,VN,media,small,no,,0,", "line 2, fit: is empty, and is needed")]
    [InlineData("a,A,VN,media,small,no,82,0,", "people.csv, line 2, fit: is 82; it lies between 0 and 1.")]
    [InlineData("a,A,VN,media,small,no,-0.1,0,", "line 2, fit: is -0.1; it lies between 0 and 1.")]
    [InlineData("a,A,XX,media,small,no,1,0,", "line 2, country: 'XX' is no country.")]
    [InlineData("a,A,VN,guild,small,no,1,0,", "line 2, helix: 'guild' is none of government, academia")]
    [InlineData("a,A,VN,media,huge,no,1,0,", "line 2, size: 'huge' is none of")]
    [InlineData("a,A,VN,media,small,maybe,1,0,", "line 2, women-led")]
    [InlineData("a,A,VN,media,small,no,1,-5,", "line 2, cost: is 0 or more.")]
    [InlineData("a,A,VN,media,small,no,1,0,games:x", "line 2, topics: 'games:x'")]
    [InlineData(",A,VN,media,small,no,1,0,", "line 2, id: is empty")]
    [InlineData("a,A,VN,media,small,no,1,0,\na,B,VN,media,small,no,1,0,", "line 3, id: 'a' is there already, at line 2.")]
    [InlineData("a,A,VN,media", "line 2: has 4 fields where the header has 9.")]
    [InlineData("", "there is no candidate in it")]
    public void ReadCandidates_BadRow_NamesLineAndField(string row, string expected) =>
        Assert.Contains(expected.Replace("women-led", "womenled", StringComparison.Ordinal), Assert.Throws<CohortFaultException>(() => Read(Header + row)).Message, StringComparison.Ordinal);

    [Fact]
    public void ReadCandidates_ManyFaults_TellsAllAtOnce() =>
        Assert.Equal(3, Assert.Throws<CohortFaultException>(() => Read(Header + "a,A,XX,media,small,no,x,0,\nb,B,VN,guild,small,no,1,0,\n")).Faults.Count);

    [Theory]
    [InlineData("name,country\nA,VN\n", "there is no column 'id'")]
    [InlineData("id,fit,id\na,1,b\n", "two columns are both 'id'")]
    [InlineData("{\"id\": 1}", "this is no JSON of the kind")]
    [InlineData("[{\"id\": \"a\", \"fit\": \"high\"}]", "fit")]
    [InlineData("[{\"id\": \"a\", \"shoe\": 44}]", "not known here")]
    [InlineData("[{\"id\": \"a\", \"fit\": 1.5}]", "people.csv, [1], fit: is 1.5; it lies between 0 and 1.")]
    [InlineData("[null]", "is null")]
    [InlineData("[]", "there is no candidate in it")]
    public void ReadCandidates_WhatIsNoTable_SaysWhatIsNeeded(string text, string expected) => Assert.Contains(expected, Assert.Throws<CohortFaultException>(() => Read(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void Read_BothFilesWrong_SaysSoOfBothAtOnce()
    {
        var refused = Assert.Throws<CohortFaultException>(() => CohortFiles.Read(GivenFile.Of("people.csv", Header + "a,A,XX,media,small,no,1,0,\n"), GivenFile.Of("terms.json", "{ \"plases\": 3 }")));
        Assert.Contains("people.csv, line 2", refused.Message, StringComparison.Ordinal);
        Assert.Contains("terms.json, line 1, plases", refused.Message, StringComparison.Ordinal);
        var noText = Assert.Throws<CohortFaultException>(() => CohortFiles.Read(new GivenFile("people.csv", []), GivenFile.Of("terms.json", "[")));
        Assert.Contains("people.csv", noText.Message, StringComparison.Ordinal);
        Assert.Contains("terms.json", noText.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ReadTerms_AnythingWrong_NamesLineAndField()
    {
        Assert.Equal(2, CohortFiles.ReadTerms(GivenFile.Of("terms.json", "{\"places\": 5, \"quotas\": [{\"dimension\": \"women-led\", \"atLeast\": 2}]}")).Terms.Quotas[0].AtLeast);
        string Refused(string text) => Assert.Throws<CohortFaultException>(() => CohortFiles.ReadTerms(GivenFile.Of("terms.json", text))).Message;
        Assert.Contains("terms.json, line 1, places", Refused("{\"places\": \"five\"}"), StringComparison.Ordinal);
        Assert.Contains("quotas[0].dimension", Refused("{\"places\": 5,\n \"quotas\": [{\"dimension\": \"colour\"}]}"), StringComparison.Ordinal);
        Assert.Contains("not known here", Refused("{\"seats\": 5}"), StringComparison.Ordinal);
        Assert.Contains("terms.json", Refused("{\"places\": 5"), StringComparison.Ordinal);
    }

    [Fact]
    public void Templates_AreReadAndSolved()
    {
        var folder = Path.Combine(RepositoryRoot(), "data", "templates", "programmes");
        var (candidates, remarks) = CohortFiles.ReadCandidates(GivenFile.Open(Path.Combine(folder, "cohort-candidates.csv")));
        var (terms, ofTerms) = CohortFiles.ReadTerms(GivenFile.Open(Path.Combine(folder, "cohort-terms.json")));
        Assert.Empty(remarks.Concat(ofTerms));
        Assert.Equal([QuotaDimension.Country, QuotaDimension.Verified], terms.Quotas[0].And!.Select(one => one.Dimension));
        Assert.Equal(["p-2", "p-3", "p-4", "p-5", "p-6"], CohortPlanner.Plan(terms, candidates).Chosen.Select(one => one.Id).Order());
    }

    private static (IReadOnlyList<CohortCandidate> Candidates, IReadOnlyList<string> Remarks) Read(string text) => CohortFiles.ReadCandidates(GivenFile.Of("people.csv", text));

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Matchmaker.sln"))) folder = folder.Parent;
        return folder.FullName;
    }
}
