using System.Text;

namespace Matchmaker.Cli.Tests.Commands;

public sealed class CohortCommandTests : IDisposable
{
    private const string People = """
        id,name,country,helix,verified,fit,cost,topics
        a,Anh Film,VN,industry,no,0.9,10,film
        b,Bopha Media,KH,media,yes,0.5,10,film
        c,Champa Press,LA,media,yes,0.4,10,press
        d,Dara Games,KH,technology,no,0.8,10,games

        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("cohort").FullName;

    [Fact]
    public async Task Cohort_FromFilesIntoFiles_WritesWholePlans()
    {
        var (people, terms) = (Write("people.csv", People), Write("terms.json", """{"places": 2, "quotas": [{"dimension": "helix", "values": ["media"], "atLeast": 1}]}"""));
        var shown = await CliRun.OfAsync("programme", "cohort", people, "--terms", terms);
        Assert.Equal(0, shown.Exit);
        Assert.Contains("No other line-up within the terms is worth more.", Flat(shown.Output), StringComparison.Ordinal);
        var csv = await CliRun.OfAsync("programme", "cohort", people, "--terms", terms, "--format", "csv");
        Assert.Equal(5, csv.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Equal(2, csv.Output.Split('\n').Count(line => line.Contains(",yes,", StringComparison.Ordinal)));

        var json = Path.Combine(_folder, "plan.json");
        Assert.Equal(0, (await CliRun.OfAsync("programme", "cohort", people, "--terms", terms, "--out", json)).Exit);
        Assert.Contains("\"state\": \"best\"", await File.ReadAllTextAsync(json), StringComparison.Ordinal);
        var changed = await CliRun.OfAsync("programme", "cohort", people, "--terms", terms, "--format", "json", "--lock", "c", "--forbid", "a", "--compare", json);
        Assert.Equal("best", changed.Json.GetProperty("state").GetString());
        Assert.Contains("Goes out: ", changed.Messages, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_folder, "*.part"));
    }

    [Fact]
    public async Task Cohort_Infeasible_SaysWhatWouldHaveToGive_AndWritesNothing()
    {
        var people = Write("people.csv", People);
        var terms = Write("terms.json", """{"places": 4, "quotas": [{"dimension": "helix", "values": ["media"], "atLeast": 3, "and": [{"dimension": "country", "values": ["KH", "LA"]}, {"dimension": "verified"}]}]}""");
        var output = Path.Combine(_folder, "plan.csv");
        var run = await CliRun.OfAsync("programme", "cohort", people, "--terms", terms, "--out", output);
        Assert.Equal(ExitCode.Refused, run.Exit);
        Assert.Contains("Only 2 verified media actors from Cambodia or Lao", Flat(run.Messages), StringComparison.Ordinal);
        Assert.False(File.Exists(output));
        Assert.Equal("infeasible", (await CliRun.OfAsync("programme", "cohort", people, "--terms", terms, "--format", "json")).Json.GetProperty("state").GetString());
    }

    [Fact]
    public async Task Cohort_BadFiles_AreRefusedByLineAndField()
    {
        var (people, terms) = (Write("people.csv", People), Write("terms.json", """{"places": 2}"""));
        async Task Refused(string message, params string[] args)
        {
            var run = await CliRun.OfAsync(["programme", "cohort", .. args]);
            Assert.Equal((ExitCode.Refused, ""), (run.Exit, run.Output));
            Assert.Contains(message, Flat(run.Messages), StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", run.Messages, StringComparison.Ordinal);
        }

        await Refused("there is no such file", Path.Combine(_folder, "none.csv"), "--terms", terms);
        await Refused("this is a folder", _folder, "--terms", terms);
        await Refused("line 2, fit: 'high' is no number", Write("bad.csv", "id,fit\na,high\n"), "--terms", terms);
        await Refused("no encoding known here", people, "--terms", terms, "--encoding", "latin-nine");
        await Refused("quotas[1].atLeast: asks for at least 3 and at most 1", people, "--terms", Write("contradict.json", """{"places": 4, "quotas": [{"dimension": "women-led", "atLeast": 3, "atMost": 1}]}"""));
        await Refused("locked: Anh Film is locked and forbidden", people, "--terms", terms, "--lock", "a", "--forbid", "a");
        await Refused("locked: 'zz' is no candidate", people, "--terms", terms, "--lock", "zz");
        await Refused("is no plan", people, "--terms", terms, "--compare", people);
        var (latin, one) = (Write("latin.csv", "id,name,fit\na,Café,1\n", Encoding.Latin1), Write("one.json", """{"places": 1}"""));
        var guessed = await CliRun.OfAsync("programme", "cohort", latin, "--terms", one, "--format", "csv");
        Assert.Contains("byte 0xE9 in line 2", Flat(guessed.Messages), StringComparison.Ordinal);
        Assert.Contains("Café", guessed.Output, StringComparison.Ordinal);
        var named = await CliRun.OfAsync("programme", "cohort", latin, "--terms", one, "--encoding", "windows-1252", "--format", "csv");
        Assert.Equal((0, guessed.Output), (named.Exit, named.Output));
        Assert.DoesNotContain("UTF-8", named.Messages, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Usage, (await CliRun.OfAsync("programme", "cohort", people)).Exit);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string Flat(string text) => string.Join(' ', text.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries));

    private string Write(string name, string text, Encoding? encoding = null)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text, encoding ?? new UTF8Encoding(false));
        return path;
    }
}
