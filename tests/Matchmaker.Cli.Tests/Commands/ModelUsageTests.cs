namespace Matchmaker.Cli.Tests.Commands;

/// <summary>Command lines of <c>train</c> and <c>suggest</c> that cannot be meant; no registry is looked at.</summary>
public sealed class ModelUsageTests
{
    [Theory]
    [InlineData("Name one actor, or give --all with --out FILE.")]
    [InlineData("Name one actor", "#1", "--all", "--out", "x.csv")]
    [InlineData("--all needs --out FILE.", "--all")]
    [InlineData("--out needs the name of a file.", "--all", "--out", "")]
    [InlineData("there is no folder", "--all", "--out", "no-such-folder/x.csv")]
    [InlineData("go with --all", "#1", "--out", "x.csv")]
    [InlineData("go with --all", "#1", "--key", "demo")]
    [InlineData("go with --all", "#1", "--newcomers")]
    [InlineData("--top goes from 1 to 1,000.", "#1", "--top", "0")]
    [InlineData("'2024-13-01' is not a date for --as-of", "#1", "--as-of", "2024-13-01")]
    [InlineData("'foo' is no kind of actor. Give one of: government, academia, industry, civil-society, media, technology.", "#1", "--helix", "foo")]
    [InlineData("'77' is no kind of actor", "#1", "--helix", "77")]
    [InlineData("'Atlantis' is no country", "#1", "--country", "Atlantis")]
    [InlineData("'nonsense' is nothing that can be looked for. Give partner or mentor.", "#1", "--for", "nonsense")]
    [InlineData("'1' is nothing that can be looked for", "#1", "--for", "1")]
    [InlineData("'partner,mentor' is nothing that can be looked for", "#1", "--for", "partner,mentor")]
    [InlineData("--variety", "#1", "--variety", "much")]
    [InlineData("go with one actor", "--all", "--out", "x.csv", "--for", "mentor")]
    [InlineData("go with one actor", "--all", "--out", "x.csv", "--topic", "mentoring-ip")]
    [InlineData("go with one actor", "--all", "--out", "x.csv", "--abroad")]
    [InlineData("go with one actor", "--all", "--out", "x.csv", "--partners")]
    [InlineData("go with one actor", "--all", "--out", "x.csv", "--variety", "0")]
    [InlineData("go with one actor", "--all", "--out", "x.csv", "--explain")]
    public async Task Suggest_WrongUsage_IsExplained(string message, params string[] args) => AssertUsage(await CliRun.OfAsync(["suggest", .. args]), message);

    [Theory]
    [InlineData("--rank goes from 1 to 1,024.", "--rank", "0")]
    [InlineData("--epochs goes from 1", "--epochs", "-3")]
    [InlineData("is not a date for --as-of", "--as-of", "yesterday")]
    public async Task Train_WrongUsage_IsExplained(string message, params string[] args) => AssertUsage(await CliRun.OfAsync(["train", .. args]), message);

    private static void AssertUsage(CliRun run, string message)
    {
        Assert.Equal(ExitCode.Usage, run.Exit);
        Assert.Contains(message, run.Messages, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Messages, StringComparison.Ordinal);
    }
}
