using System.Text;
using Matchmaker.App.Programmes.Given;
using Matchmaker.App.Programmes.Timetables;

namespace Matchmaker.App.Tests.Programmes.Timetables;

public sealed class ForumFilesTests
{
    private readonly List<GivenIssue> _issues = [];

    [Fact]
    public void Participants_TableOrJson_AreTheSame()
    {
        var table = ForumFiles.Participants(GivenFile.Of("p.csv", "id;name;wishes;Available\nA;Studio á;B|C;09:00-12:00|#8\nB;;;\n"), _issues);
        var json = ForumFiles.Participants(GivenFile.Of("p.json", """[{"id":"A","name":"Studio á","wishes":["B","C"],"available":["09:00-12:00","#8"]},{"id":"B"}]"""), _issues);
        Assert.Empty(_issues);
        Assert.Equal(["A Studio á B,C 09:00-12:00,#8", "B B  "], table.Select(Tell));
        Assert.Equal(table.Select(Tell), json.Select(Tell));
        Assert.Equal("p.csv, line 2", table[0].Origin);
    }

    [Fact]
    public void Participants_OtherEncodings_AreReadWithARemarkOrRefused()
    {
        const string text = "id,name\nA,Café Đà Nẵng\n";
        Assert.Equal("Café Đà Nẵng", Assert.Single(ForumFiles.Participants(new("p.csv", [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text)]), _issues)).Name);
        Assert.Equal("Café Đà Nẵng", Assert.Single(ForumFiles.Participants(new("p.csv", [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(text)]), _issues)).Name);
        Assert.Empty(_issues);
        Assert.Equal("Café", Assert.Single(ForumFiles.Participants(new("p.csv", Encoding.Latin1.GetBytes("id,name\nA,Café\n")), _issues)).Name);
        Assert.Contains("Windows-1252", Assert.Single(_issues).Text, StringComparison.Ordinal);
        ForumFiles.Participants(new("p.xlsx", [0x50, 0x4B, 3, 4, 0, 0, 0, 0]), _issues);
        Assert.Contains(_issues, issue => issue.IsError && issue.Text.Contains("CSV UTF-8", StringComparison.Ordinal));
    }

    [Fact]
    public void Participants_WrongRows_AreAllNamedByLineAndField()
    {
        ForumFiles.Participants(GivenFile.Of("p.csv", "id,least,shoe\n,1,\nB,many,\n"), _issues);
        Assert.Equal(["p.csv, line 1, shoe", "p.csv, line 2, id", "p.csv, line 3, least"], _issues.Select(issue => $"{issue.Where}, {issue.Field}"));
        _issues.Clear();
        ForumFiles.Participants(GivenFile.Of("p.csv", "name\nB\n"), _issues);
        Assert.Contains("id", Assert.Single(_issues).Text, StringComparison.Ordinal);
        _issues.Clear();
        ForumFiles.Participants(GivenFile.Of("p.json", "[{\"id\":\"A\"},\n{\"id\":"), _issues);
        Assert.Contains("damaged or cut off", Assert.Single(_issues).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Grid_LaterRowsLeaveOut_WhatIsAsBefore()
    {
        var grid = ForumFiles.Grid(GivenFile.Of("g.csv", "date,start,end,minutes,gap,breaks,tables,time_zone\n2026-11-24,09:00,12:30,20,5,10:30-10:45,12,Asia/Seoul\n2026-11-25,9:00,12:00,,,,,\n"), _issues);
        Assert.Empty(_issues);
        Assert.Equal(("Asia/Seoul", 2), (grid.TimeZone, grid.Days.Count));
        Assert.Equal((20, 5, 12, 1), (grid.Days[1].Minutes, grid.Days[1].Gap, grid.Days[1].Tables, grid.Days[1].Breaks.Count));
    }

    [Fact]
    public void Grid_Wrong_NamesLineAndField()
    {
        ForumFiles.Grid(GivenFile.Of("g.csv", "date,start,end,breaks\n24.11.2026,9 am,12:00,lunch\n"), _issues);
        Assert.Equal(["date", "start", "minutes", "tables", "breaks", "time_zone"], _issues.Select(issue => issue.Field));
        Assert.All(_issues, issue => Assert.True(issue.IsError));
    }

    [Fact]
    public void Grid_HeaderAlone_HasNoDays()
    {
        var grid = ForumFiles.Grid(GivenFile.Of("g.csv", "date,start,end,minutes,tables,time_zone\n"), _issues);
        Assert.StartsWith("g.csv: no days:", Assert.Single(_issues).ToString(), StringComparison.Ordinal);
        Assert.Empty(grid.Days);
        _issues.Clear();
        ForumFiles.Grid(GivenFile.Of("g.csv", "start,end\n09:00,12:00\n"), _issues);
        Assert.Equal(["date"], _issues.Select(issue => issue.Field));
    }

    [Fact]
    public void Grid_NumberThatIsNone_IsNotCalledEmptyAsWell()
    {
        ForumFiles.Grid(GivenFile.Of("g.csv", "date,start,end,minutes,tables,time_zone\n2026-11-24,09:00,12:00,-20,#,Asia/Seoul\n2026-11-25,09:00,12:00,,,\n"), _issues);
        Assert.Equal(["g.csv, line 2, minutes: '-20' is no number. Write a whole number from 0 to 480.", "g.csv, line 2, tables: '#' is no number. Write a whole number from 0 to 1,000."], _issues.Select(issue => issue.ToString()));
    }

    [Theory]
    [InlineData("2026-11-24,09:00,09:10,20,2,Asia/Seoul\n", "g.csv, line 2, slots: has no slots")]
    [InlineData("2026-11-24,09:00,09:10,20,2,Asia/Seoul\n2026-11-25,09:00,09:15,,,\n", "g.csv, line 2 to g.csv, line 3, slots: has no slots")]
    [InlineData("2026-11-24,09:00,10:00,0,2,Asia/Seoul\n", "g.csv, line 2, minutes: a meeting takes 1 to 480")]
    [InlineData("2026-11-24,09:00,10:00,20,0,Asia/Seoul\n", "g.csv, line 2, tables: has no tables")]
    [InlineData("2026-11-24,09:00,10:00,20,2,\n2026-11-25,09:00,10:00,,,Asia/Soul\n", "g.csv, line 3, time_zone: 'Asia/Soul' is no time zone")]
    [InlineData("2026-11-24,09:00,10:00,20,2,Asia/Seoul\n2026-11-24,09:30,10:30,,,\n", "g.csv, line 3, start: slot")]
    public void Check_GridOfAFile_NamesItsLine(string rows, string expected)
    {
        var grid = ForumFiles.Grid(GivenFile.Of("g.csv", $"date,start,end,minutes,tables,time_zone\n{rows}"), _issues);
        Assert.Empty(_issues);
        Assert.StartsWith(expected, Assert.Single(grid.Check()).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Check_DayTooShortForAMeeting_IsRemarkedOnWithItsLine()
    {
        var grid = ForumFiles.Grid(GivenFile.Of("g.csv", "date,start,end,minutes,tables,time_zone\n2026-11-24,09:00,12:00,20,2,Asia/Seoul\n2026-11-25,09:00,09:10,,,\n"), _issues);
        var remark = Assert.Single(ForumCheck.Of(ForumDraft.Of(4, grid)));
        Assert.Equal("g.csv, line 3, end: no meeting of 20 minutes fits between 09:00 and 09:10: the day has no slots.", remark.ToString());
        Assert.Equal((false, "grid.days[2].end"), (remark.IsError, remark.Path));
    }

    [Fact]
    public void PairsScoresAndMishaps_AreReadAndRefused()
    {
        List<ForumParticipant> people = [new() { Id = "A", Name = "A" }, new() { Id = "B", Name = "B" }];
        var pair = Assert.Single(ForumFiles.Pairs(GivenFile.Of("r.csv", "a,b,rule,slot\nA,B,locked,#3\n"), _issues));
        Assert.Equal((ForumPairRule.Lock, 3), (pair.Rule, pair.Slot));
        Assert.Equal(0.6, ForumFiles.Fits(GivenFile.Of("s.csv", "a,b,score\nA,B,0.9\nB,A,0.4\n"), people, _issues)[1], 9);
        Assert.Equal(new ForumMishap(ForumMishapKind.TableLost, null, 2, 5, 7), Assert.Single(ForumFiles.Mishaps(GivenFile.Of("c.csv", "kind,participant,table,slot,until\ntable-lost,,2,5,7\n"), _issues)) with { Origin = null });
        Assert.Empty(_issues);
        ForumFiles.Pairs(GivenFile.Of("r.csv", "a,b,rule\nA,B,maybe\n"), _issues);
        ForumFiles.Fits(GivenFile.Of("s.csv", "a,b,score\nA,X,0.5\nA,B,7\n"), people, _issues);
        ForumFiles.Mishaps(GivenFile.Of("c.csv", "kind,participant,slot\nflew,A,2\nlate,A,\n"), _issues);
        Assert.Equal(["rule", "b", "score", "kind", "slot"], _issues.Select(issue => issue.Field));
    }

    private static string Tell(ForumParticipant one) => $"{one.Id} {one.Name} {string.Join(',', one.Wishes)} {string.Join(',', one.Available)}";
}
