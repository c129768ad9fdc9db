using System.Net;
using Matchmaker.App.Demo;
using Matchmaker.App.Storage;
using Matchmaker.Contracts.Storage;
using Matchmaker.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Matchmaker.Web.Tests.Hosting;

/// <summary>The real app on a port of its own, with a copy of the demo registry, its model and the demo's accounts.</summary>
public sealed class WebTestHost : IAsyncDisposable
{
    private static readonly Lazy<Task<string>> Template = new(PrepareAsync);

    private readonly WebApplication _app;
    private readonly string _folder;

    private WebTestHost(WebApplication app, string folder)
    {
        _app = app;
        _folder = folder;
        Address = new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
    }

    public Uri Address { get; }

    public IServiceProvider Services => _app.Services;

    public RegistryDatabase Database => Services.GetRequiredService<RegistryDatabase>();

    /// <summary>Where mails are put instead of being sent.</summary>
    public string MailFolder => Path.Combine(_folder, "mail");

    public static Task<WebTestHost> StartAsync(params string[] arguments) => StartAsync(null, arguments);

    /// <summary>With other services in the place of the app's own. The forms are not held back unless the arguments say so: all tests come from one address.</summary>
    public static async Task<WebTestHost> StartAsync(Action<IServiceCollection>? adapt, params string[] arguments)
    {
        var folder = Directory.CreateTempSubdirectory("matchmaker-web-").FullName;
        Copy(await Template.Value, folder);
        var app = WebComposition.Build(["--db", Path.Combine(folder, "demo.db"), "--urls", "http://127.0.0.1:0", "--demoAccounts", "true", "--mail:folder", Path.Combine(folder, "mail"),
            "--Logging:LogLevel:Default", "Warning", "--Forms:Burst", "100000", "--Forms:Pace", "00:00:00", .. arguments], adapt);
        await WebComposition.PrepareAsync(app);
        await app.StartAsync();
        return new(app, folder);
    }

    /// <summary>A client that keeps cookies, and shows redirections instead of following them.</summary>
    public HttpClient CreateClient() => new(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new() }) { BaseAddress = Address };

    /// <summary>A client signed in with one of the demo's accounts, such as <c>studio</c>.</summary>
    public async Task<HttpClient> SignInAsync(string name)
    {
        var client = CreateClient();
        using var answer = await client.SubmitAsync("/sign-in", "sign-in", ("Form.Email", $"{name}@demo.example"), ("Form.Password", DemoAccounts.Password));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        TemporaryFolder.Remove(_folder);
    }

    // Imported and trained once for all tests of the run.
    private static async Task<string> PrepareAsync()
    {
        var folder = Directory.CreateTempSubdirectory("matchmaker-web-template-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => TemporaryFolder.Remove(folder);
        var database = RegistryDatabase.At(Path.Combine(folder, "demo.db"));
        await database.PrepareAsync();
        await new RegistryPreparation(database, _ => { }).RunAsync();
        using (var index = new App.Search.Sqlite.SqliteActorIndex(database)) await index.RefreshAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        return folder;
    }

    private static void Copy(string from, string to)
    {
        foreach (var folder in Directory.GetDirectories(from, "*", SearchOption.AllDirectories)) Directory.CreateDirectory(folder.Replace(from, to, StringComparison.Ordinal));
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories)) File.Copy(file, file.Replace(from, to, StringComparison.Ordinal));
    }
}
