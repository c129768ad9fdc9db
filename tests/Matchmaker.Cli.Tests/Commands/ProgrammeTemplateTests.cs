namespace Matchmaker.Cli.Tests.Commands;

/// <summary>The files that newcomers begin with belong together, and every command takes its own.</summary>
public sealed class ProgrammeTemplateTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("templates").FullName;

    [Fact]
    public async Task Templates_OfTheCohort_MakeALineUp() =>
        Assert.Equal(0, (await CliRun.OfAsync("programme", "cohort", Template("cohort-candidates.csv"), "--terms", Template("cohort-terms.json"))).Exit);

    [Fact]
    public async Task Templates_OfTheMentors_MakeARound() =>
        Assert.Equal(0, (await CliRun.OfAsync("programme", "mentors", "--mentees", Template("mentees.csv"), "--mentors", Template("mentors.csv"), "--pairs", Template("mentor-pairs.csv"))).Exit);

    [Fact]
    public async Task Templates_OfTheForum_MakeATimetable_AndMendIt()
    {
        var output = Path.Combine(_folder, "forum");
        Assert.Equal(0, (await CliRun.OfAsync("programme", "timetable", "--participants", Template("forum-participants.csv"), "--grid", Template("forum-grid.csv"), "--out", output)).Exit);
        Assert.Equal(0, (await CliRun.OfAsync("programme", "timetable", "--replan", Path.Combine(output, "timetable.json"), "--changes", Template("forum-changes.csv"), "--from", "3", "--out", output)).Exit);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string Template(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (Path.Combine(folder.FullName, "data", "templates", "programmes", name) is var file && File.Exists(file)) return file;
        throw new FileNotFoundException("The template is gone.", name);
    }
}
