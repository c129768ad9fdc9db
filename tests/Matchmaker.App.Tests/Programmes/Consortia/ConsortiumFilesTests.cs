using System.Text;
using Matchmaker.App.Programmes.Consortia;
using Matchmaker.App.Programmes.Given;
using Matchmaker.App.Registry;
using Matchmaker.Contracts.Storage;

namespace Matchmaker.App.Tests.Programmes.Consortia;

public sealed class ConsortiumFilesTests : IDisposable
{
    private const string Text = """{ "text": "Thổ cẩm", /* by hand */ "roles": [ { "code": "lead", "helix": "civil-society", "sizes": ["micro"], } ] }""";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Read_WithMarkAndInOtherEncodings_IsTheSame()
    {
        var (brief, remarks) = ConsortiumFiles.Read(GivenFile.Open(Write(Text, new UTF8Encoding(true))));
        Assert.Equal(("Thổ cẩm", Helix.CivilSociety, ActorSize.Micro), (brief.Text, brief.Roles[0].Helix, brief.Roles[0].Sizes[0]));
        Assert.Equal("Thổ cẩm", ConsortiumFiles.Read(GivenFile.Open(Write(Text, Encoding.Unicode))).Brief.Text);
        Assert.Empty(remarks);
        (brief, remarks) = ConsortiumFiles.Read(GivenFile.Open(Write("""{"text": "Thêâtre"}""", Encoding.Latin1)));
        Assert.Equal("Thêâtre", brief.Text);
        Assert.Contains("byte 0xEA in line 1", Assert.Single(remarks), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_Wrong_NamesFilePlaceAndRemedy()
    {
        var unknown = Refused(Write("{\n \"rolls\": []\n}", Encoding.UTF8));
        Assert.Contains("brief.json, line 2", unknown, StringComparison.Ordinal);
        Assert.Contains("rolls", unknown, StringComparison.Ordinal);
        Assert.Contains("roles[0].helix", Refused(Write("""{"roles": [{"code": "a", "helix": "circus"}]}""", Encoding.UTF8)), StringComparison.Ordinal);
        Assert.Contains("is none of government, academia", Refused(Write("""{"roles": [{"code": "a", "helix": "circus"}]}""", Encoding.UTF8)), StringComparison.Ordinal);
        Assert.Contains("there is a null in it", Refused(Write("""{"roles": [null]}""", Encoding.UTF8)), StringComparison.Ordinal);
        Assert.Contains("no JSON object", Refused(Write("role,helix\nlead,industry\n", Encoding.UTF8)), StringComparison.Ordinal);
        Assert.Contains("no such file", Refused(_folder.File("gone.json")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WriteCsv_MembersAndGaps_AreRowsThatNoSheetTakesForFormulas()
    {
        var member = new FoundMember(7, "=HYPERLINK", "VN", Helix.Media, ActorSize.Small, "voice", 0.5, true, ["Covers, best."], [new(8, "B", "LA", 0.012, false)]);
        var plan = new ConsortiumPlan("T", "m", 3, [new(1, 0.7, 0, 0.6, 0.5, 0.4, 0.3, 0, [member], [], [new("Film", 0.1, null, [new(5, "D", "TH", 0.9, "it is forbidden here")]), new("Craft", 0.8, "B", [])], [], [new("lead", 1, [new(9, "C", "KH", 0.4, "it is not verified")])], null)], [], []);
        using var writer = new StringWriter();
        await ConsortiumFiles.WriteCsvAsync(writer, plan);
        var lines = writer.ToString().Split(Environment.NewLine);
        Assert.Equal("1,0.7000,0.0000,0.6000,0.5000,0.4000,0.3000,voice,7,'=HYPERLINK,VN,media,small,0.5000,yes,\"Covers, best.\",\"#8 B (-0.012, breaks a quota)\"", lines[1]);
        Assert.Contains("nobody (1 open)", lines[2], StringComparison.Ordinal);
        Assert.Contains("#9 C: it is not verified", lines[2], StringComparison.Ordinal);
        Assert.Contains("need: Film,,hardly covered,,,,0.1000,,#5 D: it is forbidden here", lines[3], StringComparison.Ordinal);
        Assert.DoesNotContain("Craft", writer.ToString(), StringComparison.Ordinal);
    }

    private static string Refused(string path) => Assert.Throws<GivenException>(() => ConsortiumFiles.Read(GivenFile.Open(path))).Message;

    private string Write(string text, Encoding encoding)
    {
        var path = _folder.File("brief.json");
        File.WriteAllText(path, text, encoding);
        return path;
    }
}
