using Matchmaker.App.Programmes.Given;
using Matchmaker.App.Programmes.Timetables;

namespace Matchmaker.Cli.Tests.Commands;

public sealed class TimetableCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("matchmaker-timetable").FullName;

    public TimetableCommandTests()
    {
        Write("p.csv", "id,name,wishes\nA,Studio A,B\nB,Studio B,A\nC,Studio C,\nD,\"Studio D, Ltd\",\n");
        Write("g.csv", "date,start,end,minutes,gap,breaks,tables,time_zone\n2026-11-24,09:00,10:30,20,5,,2,Asia/Seoul\n");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Timetable_FilesInAndOut_AndMendedFromWhatWasWritten()
    {
        var run = await RunAsync("--participants", In("p.csv"), "--grid", In("g.csv"), "--out", In("out"), "--title", "Spring");
        Assert.Equal(ExitCode.Success, run.Exit);
        Assert.Contains("2 of 2 wishes are granted", run.Output, StringComparison.Ordinal);
        Assert.Equal(["calendars", "meetings.csv", "participants.csv", "print.html", "timetable.json"], Directory.GetFileSystemEntries(In("out")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Contains("BEGIN:VEVENT", await File.ReadAllTextAsync(Path.Combine(In("out"), "calendars", "004-studio-d-ltd.ics")), StringComparison.Ordinal);

        Write("c.csv", "kind,participant,slot\nno-show,B,2\n");
        var mended = await RunAsync("--replan", In("out/timetable.json"), "--changes", In("c.csv"), "--from", "2", "--format", "csv");
        Assert.Equal(ExitCode.Success, mended.Exit);
        Assert.StartsWith("slot,date,start,end,table,a,", mended.Output, StringComparison.Ordinal);
        Assert.Contains("Studio B does not come from slot 2 on.", mended.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Timetable_Json_IsTheDocument()
    {
        var run = await RunAsync("--participants", In("p.csv"), "--grid", In("g.csv"), "--json");
        Assert.Equal(4, run.Json.GetProperty("forum").GetProperty("participants").GetArrayLength());
        Assert.NotEmpty(ForumDocument.Read(GivenFile.Of("x", run.Output)).Timetable.Meetings);
    }

    [Fact]
    public async Task Timetable_WhatCannotBe_IsRefusedWithLineAndField()
    {
        Write("none.csv", "date,start,end,minutes,tables,time_zone\n2026-11-24,09:00,09:10,20,2,Asia/Seoul\n");
        (await RunAsync("--participants", In("p.csv"), "--grid", In("none.csv"))).AssertRefused("has no slots");
        Write("twice.csv", "id\nA\nA\n");
        (await RunAsync("--participants", In("twice.csv"), "--grid", In("g.csv"), "--out", In("never"))).AssertRefused("twice.csv, line 3, id");
        Assert.False(Directory.Exists(In("never")));
        Write("r.csv", "a,b,rule\nA,B,lock\nB,A,forbid\n");
        (await RunAsync("--participants", In("p.csv"), "--grid", In("g.csv"), "--pairs", In("r.csv"))).AssertRefused("locked and forbidden at once");
        (await RunAsync("--participants", In("gone.csv"), "--grid", In("g.csv"))).AssertRefused("there is no such file");
        (await RunAsync("--replan", In("p.csv"), "--changes", In("r.csv"))).AssertRefused("p.csv, line 1");
    }

    [Fact]
    public async Task Timetable_SeveralFilesWrong_IsAllSaidAtOnce()
    {
        Write("p2.csv", "id,least,most,available\nA,many,,\nB,3,2,\nB,,,\nC,,,morning\n");
        Write("g2.csv", "date,start,end,minutes,tables,time_zone\n24.11.2026,09:00,10:30,20,2,Asia/Seoul\n");
        Write("r2.csv", "a,b,rule,slot\nA,B,maybe,\nA,X,lock,99\n");
        Write("s2.csv", "a,b,score\nA,B,high\n");
        var run = await RunAsync("--participants", In("p2.csv"), "--grid", In("g2.csv"), "--pairs", In("r2.csv"), "--scores", In("s2.csv"));
        foreach (var part in new[]
        {
            "p2.csv, line 2, least: 'many'", "p2.csv, line 3, least: B should have at least 3", "p2.csv, line 4, id: 'B' is there 2 times", "p2.csv, line 5, available: 'morning'",
            "g2.csv, line 2, date: '24.11.2026'", "r2.csv, line 2, rule: 'maybe'", "r2.csv, line 3, b: 'X' is nobody", "s2.csv, line 2, score: 'high'",
        }) run.AssertRefused(part);

        // What follows from the day that could not be read is not said.
        Assert.DoesNotContain("no slots", run.Messages, StringComparison.Ordinal);
        Assert.DoesNotContain("slot 99", run.Messages, StringComparison.Ordinal);

        run = await RunAsync("--participants", In("p2.csv"), "--grid", In("gone.csv"), "--model");
        foreach (var part in new[] { "p2.csv, line 2, least: 'many'", "p2.csv, line 2, actor_id: is empty", "p2.csv, line 5, actor_id: is empty", "gone.csv: there is no such file" }) run.AssertRefused(part);

        Write("t.json", "{}");
        Write("c2.csv", "kind,participant,slot\nflew,A,2\n");
        var mending = await RunAsync("--replan", In("t.json"), "--changes", In("c2.csv"));
        mending.AssertRefused("t.json: holds no forum");
        mending.AssertRefused("c2.csv, line 2, kind: 'flew'");
        await RunAsync("--participants", In("p.csv"), "--grid", In("g.csv"), "--out", In("out"));
        Write("c3.csv", "kind,participant,slot\nflew,A,2\nlate,X,2\n");
        mending = await RunAsync("--replan", In("out/timetable.json"), "--changes", In("c3.csv"));
        mending.AssertRefused("c3.csv, line 2, kind: 'flew'");
        mending.AssertRefused("c3.csv, line 3, participant: 'X' is nobody");
    }

    [Theory]
    [InlineData("--grid is missing", "--participants", "p.csv")]
    [InlineData("needs --changes", "--replan", "t.json")]
    [InlineData("does not go with --replan", "--replan", "t.json", "--changes", "c.csv", "--most", "3")]
    [InlineData("is no format", "--participants", "p.csv", "--grid", "g.csv", "--format", "pdf")]
    [InlineData("--evenness goes from 0 to 10", "--participants", "p.csv", "--grid", "g.csv", "--evenness", "11")]
    public async Task Timetable_OptionsThatDoNotGoTogether_AreUsage(string message, params string[] options)
    {
        var run = await RunAsync(options);
        Assert.Equal(ExitCode.Usage, run.Exit);
        Assert.Contains(message, run.Messages, StringComparison.Ordinal);
    }

    private static Task<CliRun> RunAsync(params string[] options) => CliRun.OfAsync(["programme", "timetable", .. options]);

    private string In(string name) => Path.Combine(_folder, name);

    private void Write(string name, string text) => File.WriteAllText(In(name), text);
}
