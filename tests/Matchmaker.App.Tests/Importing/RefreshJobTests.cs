using System.Net;
using Matchmaker.App.Access;
using Matchmaker.App.Importing;
using Matchmaker.App.Importing.Refreshing;
using Matchmaker.App.Jobs;
using Matchmaker.App.Storage;
using Matchmaker.App.Tests.Jobs;
using Matchmaker.Contracts.Storage;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Tests.Importing;

/// <summary>Refreshing the registry from files and addresses that curators set.</summary>
public sealed class RefreshJobTests : IAsyncLifetime, IDisposable
{
    private const string Table = "name,helix,country\nRiver Films,industry,PH\n";
    private static readonly Caller Curator = new() { Name = "curator", Staff = Matchmaker.App.Accounts.StaffRole.Curator };

    private readonly TemporaryFolder _folder = new();
    private readonly RefreshOptions _options = new() { AllowPrivate = true, MostMegabytes = 1 };
    private TestRegistry _registry = null!;
    private SourceReader _reader = null!;

    private RegistrySourceDesk Desk => new(_registry.Database, _reader);

    public async Task InitializeAsync()
    {
        _registry = await TestRegistry.SqliteAsync();
        _options.Folder = _folder.Path;
        _reader = new(_options);
    }

    public Task DisposeAsync()
    {
        Dispose();
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        _reader?.Dispose();
        _registry?.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Run_FileThatGrows_ImportsWhatIsNewAndReadsTheSameOnlyOnce()
    {
        var file = Path.Combine(_folder.Path, "actors.csv");
        await File.WriteAllTextAsync(file, Table);
        await Desk.AddAsync(Curator, new("Guild", "csv", "actors.csv", false));

        Assert.Equal(1, (await RunAsync()).Counts["rows"]);
        Assert.Equal(0, (await RunAsync()).Counts["rows"]);
        await File.AppendAllTextAsync(file, "Hill Press,media,VN\n");
        Assert.Equal(1, (await RunAsync()).Counts["rows"]);

        await using var context = _registry.CreateContext();
        Assert.Equal(["Hill Press", "River Films"], await context.Actors.OrderBy(actor => actor.Name).Select(actor => actor.Name).ToListAsync());
        Assert.Equal(2, await context.ImportRuns.CountAsync());
    }

    [Fact]
    public async Task Run_AddressWithATag_AsksForChangesOnly()
    {
        using var server = new SmallServer((request, answer) =>
        {
            if (request.Headers["If-None-Match"] == "\"v1\"") answer.StatusCode = 304;
            else
            {
                answer.Headers["ETag"] = "\"v1\"";
                answer.OutputStream.Write(System.Text.Encoding.UTF8.GetBytes(Table));
            }
        });
        await Desk.AddAsync(Curator, new("Register", "csv", server.Address + "actors.csv", false));

        await RunAsync();
        await RunAsync();

        Assert.Equal([200, 304], server.Answers);
        Assert.Equal("Nothing new.", (await Desk.ListAsync(Curator))[0].Outcome);
    }

    [Fact]
    public async Task Run_OneSourceFails_ImportsTheOthersAndSaysWhich()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder.Path, "good.csv"), Table);
        await File.WriteAllTextAsync(Path.Combine(_folder.Path, "bad.csv"), "name,helix,country\nX,guild,PH\n");
        await Desk.AddAsync(Curator, new("Bad", "csv", "bad.csv", false));
        await Desk.AddAsync(Curator, new("Gone", "csv", "gone.csv", false));
        await Desk.AddAsync(Curator, new("Good", "csv", "good.csv", false));

        var run = await RunAsync();

        Assert.Equal(WorkState.Failed, run.State);
        Assert.Contains("Bad: ", run.Outcome, StringComparison.Ordinal);
        Assert.Contains("guild", run.Outcome, StringComparison.Ordinal);
        Assert.Contains("Gone: ", run.Outcome, StringComparison.Ordinal);
        Assert.Equal([true, true, false], (await Desk.ListAsync(Curator)).Select(source => source.HasFailed));
        await using var context = _registry.CreateContext();
        Assert.Equal(1, await context.Actors.CountAsync());
    }

    [Fact]
    public async Task Run_TooLarge_IsRefusedBeforeItIsAllHere()
    {
        using var server = new SmallServer((_, answer) => answer.OutputStream.Write(new byte[(1 << 20) + 1]));
        await Desk.AddAsync(Curator, new("Large", "csv", server.Address + "large.csv", false));

        Assert.Contains("Refresh:MostMegabytes", (await RunAsync()).Outcome, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_Paused_IsNotRead()
    {
        var id = await Desk.AddAsync(Curator, new("Gone", "csv", "gone.csv", false));
        await Desk.PauseAsync(Curator, id, true);

        Assert.Equal(WorkState.Done, (await RunAsync()).State);
    }

    [Theory]
    [InlineData("../secret.csv")]
    [InlineData("/etc/passwd")]
    [InlineData("ftp://example.org/a.csv")]
    [InlineData("")]
    public async Task Add_AddressThatMayNotBeRead_IsRefused(string address)
    {
        var error = await Assert.ThrowsAsync<ImportException>(() => Desk.AddAsync(Curator, new("X", "csv", address, false)));

        Assert.Contains("The address", error.Message, StringComparison.Ordinal);
        Assert.Empty(await Desk.ListAsync(Curator));
    }

    [Fact]
    public async Task Add_NotForCurators_IsRefused()
    {
        var member = new Caller { Name = "member" };

        await Assert.ThrowsAsync<AccessDeniedException>(() => Desk.AddAsync(member, new("X", "csv", "https://example.org/a.csv", false)));
        await Assert.ThrowsAsync<AccessDeniedException>(() => Desk.ListAsync(member));
        await Assert.ThrowsAsync<AccessDeniedException>(() => Desk.RemoveAsync(member, 1));
    }

    [Fact]
    public async Task Read_PrivateAddressWhereNotAllowed_IsRefused()
    {
        using var reader = new SourceReader(new());
        var source = new RegistrySource { Name = "X", Format = "csv", Address = "https://127.0.0.1:9/a.csv" };

        var error = await Assert.ThrowsAsync<ImportException>(() => reader.ReadAsync(source, _folder.Path, CancellationToken.None));

        Assert.Contains("private network", error.Message, StringComparison.Ordinal);
        Assert.NotNull(reader.Problem("http://example.org/a.csv"));
        Assert.NotNull(reader.Problem("a.csv"));
    }

    private async Task<JobRun> RunAsync()
    {
        var runner = new JobRunner(_registry.Database, new JobLeases(_registry.Database, "one"), [new RefreshJob(_registry.Database, _reader)], new RecordedAlarm());
        await runner.PrepareAsync();
        _registry.Clock.Now += TimeSpan.FromMinutes(1);
        await runner.AskAsync(RefreshJob.Name, _registry.Clock.Now);
        return (await runner.RunNextAsync(RefreshJob.Name))!;
    }

    private sealed class SmallServer : IDisposable
    {
        private readonly HttpListener _listener = new();
        private readonly List<int> _answers = [];

        public SmallServer(Action<HttpListenerRequest, HttpListenerResponse> answer)
        {
            using (var socket = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0))
            {
                socket.Start();
                Address = $"http://127.0.0.1:{((IPEndPoint)socket.LocalEndpoint).Port}/";
            }

            _listener.Prefixes.Add(Address);
            _listener.Start();
            _ = Task.Run(() => ServeAsync(answer));
        }

        public string Address { get; }

        public IReadOnlyList<int> Answers => _answers;

        public void Dispose() => _listener.Close();

        private async Task ServeAsync(Action<HttpListenerRequest, HttpListenerResponse> answer)
        {
            while (true)
            {
                try
                {
                    var context = await _listener.GetContextAsync();
                    answer(context.Request, context.Response);
                    _answers.Add(context.Response.StatusCode);
                    context.Response.Close();
                }
                catch (Exception e) when (e is HttpListenerException or ObjectDisposedException or IOException)
                {
                    if (!_listener.IsListening) return;
                }
            }
        }
    }
}
