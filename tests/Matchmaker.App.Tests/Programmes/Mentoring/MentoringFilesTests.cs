using System.Text;
using Matchmaker.App.Programmes.Given;
using Matchmaker.App.Programmes.Mentoring;

namespace Matchmaker.App.Tests.Programmes.Mentoring;

public sealed class MentoringFilesTests
{
    [Fact]
    public void Mentees_Template_ReadsCodesOfNamesAndSynonyms()
    {
        List<GivenIssue> issues = [];
        var mentees = MentoringFiles.Mentees(GivenFile.Of("mentees.csv", "id;name;topics;languages;country;time_zone;places;wishes\ns-1;Linh;export|Storytelling|2D;Tiếng Việt|English;Viet Nam;;2;m-1|m-2\n;Lab;;;;UTC+5:30;;\n"), issues);

        Assert.Empty(issues);
        Assert.Equal(["mentoring-export", "mentoring-story"], mentees[0].Topics.Take(2));
        Assert.Equal(["vi", "en"], mentees[0].Languages);
        Assert.Equal(("VN", 2), (mentees[0].Country, mentees[0].Places));
        Assert.Equal(["m-1", "m-2"], mentees[0].Wishes);
        Assert.Equal(("Lab", 5.5, 1), (mentees[1].Id, mentees[1].Utc, mentees[1].Places));
    }

    [Fact]
    public void Mentees_Json_IsTheSameAsTheTable()
    {
        List<GivenIssue> issues = [];
        var table = MentoringFiles.Mentees(GivenFile.Of("a.csv", "id,name,topics,languages,timeZone,places\ns-1,Linh,export,vi|en,+07:00,2\n"), issues);
        var json = MentoringFiles.Mentees(GivenFile.Of("a.json", """[{"id": "s-1", "name": "Linh", "topics": ["export"], "languages": ["vi", "en"], "time_zone": "+07:00", "places": 2}]"""), issues);

        Assert.Empty(issues);
        Assert.Equivalent(table[0] with { Origin = null }, json[0] with { Origin = null }, strict: true);
    }

    [Theory]
    [InlineData("utf-8", true, 0)]
    [InlineData("utf-16", true, 0)]
    [InlineData("utf-16BE", false, 0)]
    [InlineData("windows-1252", false, 1)]
    public void Mentees_InAnotherEncoding_KeepTheirNames(string encoding, bool withMark, int remarks)
    {
        List<GivenIssue> issues = [];
        var code = CodePagesEncodingProvider.Instance.GetEncoding(encoding) ?? Encoding.GetEncoding(encoding);
        byte[] bytes = [.. withMark ? code.GetPreamble() : [], .. code.GetBytes("id,name,topics\n1,José Núñez,export\n2,Zoë,business\n")];
        var mentees = MentoringFiles.Mentees(new("list.csv", bytes), issues);

        Assert.Equal(["José Núñez", "Zoë"], mentees.Select(mentee => mentee.Name));
        Assert.Equal(remarks, issues.Count);
        Assert.All(issues, issue => Assert.Contains("line 2", issue.Text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("id,name,languages\n1,A,Klingonese\n", "list.csv, line 2, languages", "no language")]
    [InlineData("id,name,languages\n1,A,Vietnamse\n", "list.csv, line 2, languages", "vietnamese (vi)")]
    [InlineData("id,name,country\n1,A,Vietnm\n", "list.csv, line 2, country", "Viet Nam")]
    [InlineData("id,name,places\n1,A,two\n", "list.csv, line 2, places", "no number of places")]
    [InlineData("id,name,time_zone\n1,A,Mars\n", "list.csv, line 2, time_zone", "no time zone")]
    [InlineData("id,name,actor_id\n1,A,x\n", "list.csv, line 2, actor_id", "no number of an actor")]
    [InlineData("id,name\n\n1,A,B,C\n", "list.csv, line 3", "4 fields")]
    [InlineData("id,name,languages\n,,en\n", "list.csv, line 2, id", "neither an id nor a name")]
    [InlineData("topic,language\nexport,en\n", "list.csv, line 1", "id or name")]
    [InlineData("id,id\n1,1\n", "list.csv, line 1, id", "twice")]
    [InlineData("", "list.csv", "empty")]
    [InlineData("[{\"id\": \"1\"},\n{\"id\": ", "list.csv, line 2", "damaged or cut off")]
    [InlineData("[1]", "list.csv, line 1", "no object")]
    [InlineData("{\"id\": 1}", "list.csv, line 1", "a list of objects")]
    [InlineData("PK\u0003\u0004", "list.csv", "ZIP archive")]
    public void Mentees_Wrong_SaysFileLineFieldAndWhat(string text, string where, string what)
    {
        List<GivenIssue> issues = [];
        MentoringFiles.Mentees(GivenFile.Of("list.csv", text), issues);

        var issue = Assert.Single(issues, issue => issue.IsError);
        Assert.StartsWith(where + ":", issue.ToString(), StringComparison.Ordinal);
        Assert.Contains(what, issue.Text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Mentees_UnknownColumn_IsRemarkedOnWithTheNearest()
    {
        List<GivenIssue> issues = [];
        MentoringFiles.Mentees(GivenFile.Of("list.csv", "id,topic\n1,export\n"), issues);
        Assert.Equal("list.csv, line 1, topic: is no column that is read, and was left out. Did you mean topics?", Assert.Single(issues).ToString());
    }

    [Fact]
    public void Pairs_UnknownRule_SaysWhere()
    {
        List<GivenIssue> issues = [];
        var pairs = MentoringFiles.Pairs(GivenFile.Of("pairs.csv", "mentee,mentor,rule\ns1,m1,locked\ns2,m1,forbid\ns3,m1,maybe\ns4,,locked\n"), issues);
        Assert.Equal([("s1", PairRule.Locked), ("s2", PairRule.Forbidden)], pairs.Select(pair => (pair.Mentee, pair.Rule)));
        Assert.Equal(["pairs.csv, line 4", "pairs.csv, line 5"], issues.Select(issue => issue.Where));
    }

    [Fact]
    public void Check_ManyThingsWrong_NamesAllOfThemAtTheirLines()
    {
        List<GivenIssue> issues = [];
        var round = new MentoringRound
        {
            Mentees = MentoringFiles.Mentees(GivenFile.Of("s.csv", "id,name,topics,wishes,avoid\ns1,An,export,m1,m2\ns1,Binh,export,,\ns3,An,export,mX,\ns4,Chi,knitting,m1,m1\n"), issues),
            Mentors = MentoringFiles.Mentors(GivenFile.Of("m.csv", "id,name,topics,capacity\nm1,Ana,export,1\nm2,Ben,export,0\nm3,Cy,export,1\n"), issues),
            Pairs = MentoringFiles.Pairs(GivenFile.Of("p.csv", "mentee,mentor,rule\ns1,m3,locked\ns1,m3,forbidden\ns3,m1,locked\ns4,m3,locked\ns3,m3,locked\ns1,m2,locked\nsX,m1,forbidden\n"), issues),
        };

        var (_, found) = MentoringCheck.Check(round);

        var texts = found.Select(issue => $"{issue}").ToList();
        void Has(string where, string what) => Assert.Contains(texts, text => text.StartsWith(where, StringComparison.Ordinal) && text.Contains(what, StringComparison.Ordinal));
        Has("s.csv, line 3, id", "stands already in s.csv, line 2");
        Has("s.csv, line 4, name", "may be the same as in s.csv, line 2");
        Has("s.csv, line 4, wishes", "'mX' is no mentor");
        Has("s.csv, line 5, avoid", "wished for and avoided");
        Has("s.csv, line 5, topics", "no mentor offers 'knitting'");
        Has("m.csv, line 3, capacity", "no free place, and is left out");
        Has("p.csv, line 3, rule", "locked and forbidden (see p.csv, line 2)");
        Has("m.csv, line 4, capacity", "1 place(s), and 3 locked pair(s)");
        Has("m.csv, line 3, capacity", "0 place(s), and 1 locked pair(s)");
        Has("p.csv, line 7, rule", "avoids the other");
        Has("p.csv, line 8, mentee", "'sX' is no mentee");
        var refused = Assert.Throws<GivenException>(() => MentoringSolved.Solve(round));
        Assert.All(found.Where(issue => issue.IsError), issue => Assert.Contains($"{issue}", refused.Message, StringComparison.Ordinal));
    }
}
