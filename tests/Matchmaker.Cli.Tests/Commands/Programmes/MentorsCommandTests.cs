namespace Matchmaker.Cli.Tests.Commands.Programmes;

public sealed class MentorsCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("matchmaker-mentors-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Mentors_Templates_AreAssignedWithTheProof()
    {
        var templates = Templates();
        var run = await CliRun.OfAsync("programme", "mentors", "--mentees", Path.Combine(templates, "mentees.csv"), "--mentors", Path.Combine(templates, "mentors.csv"), "--pairs", Path.Combine(templates, "mentor-pairs.csv"), "--compare");

        Assert.Equal(ExitCode.Success, run.Exit);
        var lines = run.Output.TrimEnd().Split('\n');
        Assert.Equal("mentee,mentee_name,mentor,mentor_name,fit,locked,why,would_help", lines[0]);
        Assert.Contains(lines, line => line.StartsWith("s-01,Linh Tran,m-02,Kinh Bac Export,", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("lab-03,Textile Futures Lab,m-03,Seoul Rights Office,", StringComparison.Ordinal) && line.Contains(",yes,", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("s-02,Arief Wibowo,,", StringComparison.Ordinal) && line.Contains("Allowing Studio Layag", StringComparison.Ordinal));
        Assert.Contains("2 of 3 mentees have a mentor", run.Messages, StringComparison.Ordinal);
        Assert.Contains("stable: 2 placed", run.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mentors_Json_GoesToTheFile()
    {
        var (mentees, mentors, output) = (Write("s.csv", "id,topics\n1,export\n"), Write("m.json", """[{"id": "m", "topics": ["export"], "capacity": 2}]"""), Path.Combine(_folder, "out.json"));
        var run = await CliRun.OfAsync("programme", "mentors", "--mentees", mentees, "--mentors", mentors, "--format", "json", "--out", output, "--mode", "stable");

        Assert.Equal((ExitCode.Success, ""), (run.Exit, run.Output));
        using var json = System.Text.Json.JsonDocument.Parse(await File.ReadAllTextAsync(output));
        Assert.Equal("stable", json.RootElement.GetProperty("totals").GetProperty("mode").GetString());
        Assert.Equal("m", json.RootElement.GetProperty("pairs")[0].GetProperty("mentor").GetString());
    }

    [Theory]
    [InlineData("id,languages\n1,Vietnamse\n", "id\nm\n", "s.csv, line 2, languages: 'Vietnamse' is no language")]
    [InlineData("id\n1\n1\n", "id\nm\n", "s.csv, line 3, id: the mentee '1' stands already in s.csv, line 2")]
    [InlineData("id\n1\n", "id,capacity\nm,-1\n", "m.csv, line 2, capacity: '-1' is no number of places")]
    [InlineData("", "id\nm\n", "s.csv: the file is empty")]
    public async Task Mentors_WrongFile_IsRefusedAndWritesNothing(string mentees, string mentors, string message)
    {
        var output = Path.Combine(_folder, "out.csv");
        var run = await CliRun.OfAsync("programme", "mentors", "--mentees", Write("s.csv", mentees), "--mentors", Write("m.csv", mentors), "--out", output);
        run.AssertRefused(message);
        Assert.False(File.Exists(output));
    }

    [Fact]
    public async Task Mentors_SeveralFilesWrong_IsAllSaidAtOnce()
    {
        var mentees = Write("s.csv", "id,languages,wishes\n1,Vietnamse,m\n1,vi,m\n2,,\n");
        var pairs = Write("p.csv", "mentee,mentor,rule\n1,m,maybe\n3,m,locked\n");
        var run = await CliRun.OfAsync("programme", "mentors", "--mentees", mentees, "--mentors", Path.Combine(_folder, "gone.csv"), "--pairs", pairs);
        foreach (var part in new[] { "s.csv, line 2, languages: 'Vietnamse'", "s.csv, line 3, id: the mentee '1' stands already", "gone.csv: there is no such file", "p.csv, line 2, rule: 'maybe'", "p.csv, line 3, mentee: '3' is no mentee" }) run.AssertRefused(part);

        // What follows from the missing file alone is not said.
        Assert.DoesNotContain("no mentor of this round", run.Messages, StringComparison.Ordinal);
        Assert.DoesNotContain("there are none", run.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mentors_NeitherMentorsNorOrganisation_IsAMistake()
    {
        var run = await CliRun.OfAsync("programme", "mentors", "--mentees", Write("s.csv", "id\n1\n"));
        Assert.Equal(ExitCode.Usage, run.Exit);
        Assert.Contains("either --mentors FILE or --for ACTOR", run.Messages, StringComparison.Ordinal);
        (await CliRun.OfAsync("programme", "mentors", "--mentees", Path.Combine(_folder, "none.csv"), "--mentors", "m.csv")).AssertRefused("there is no such file");
        (await CliRun.OfAsync("programme", "mentors", "--mentees", Write("s.csv", "id\n1\n"), "--for", "Nobody", "--db", Path.Combine(_folder, "none.db"))).AssertRefused("There is no registry");
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    private static string Templates()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Matchmaker.sln"))) folder = folder.Parent!;
        return Path.Combine(folder.FullName, "data", "templates", "programmes");
    }
}
