using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Matchmaker.App.Access;
using Matchmaker.App.Accounts;
using Matchmaker.Web.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Matchmaker.Web.Tests.Api;

/// <summary>One host for the tests of a class, with keys and sign-ins on demand.</summary>
public sealed class ApiHost : IAsyncLifetime
{
    /// <summary>A number with more than four decimals, as no figure of an answer has them.</summary>
    public const string TooExact = "[0-9][.][0-9]{5}|[0-9]E-[0-9]";

    public static IReadOnlyList<string> AllOfOrganisations => ApiScope.OfOrganisations;

    public static IReadOnlyList<string> AllOfSecretariat => ApiScope.OfSecretariat;

    public WebTestHost Web { get; private set; } = null!;

    /// <summary>The organisation of the accounts studio (owner) and viewer.</summary>
    public long StudioId { get; private set; }

    /// <summary>The organisation of the account partner.</summary>
    public long PartnerId { get; private set; }

    public static Task<ApiHost> StartAsync(params string[] arguments) => StartAsync(new ApiHost(), arguments);

    public Task InitializeAsync() => StartAsync(this, []);

    public async Task DisposeAsync() => await Web.DisposeAsync();

    public async Task<long> ActorOfAsync(string account)
    {
        await using var context = Web.Database.CreateDbContext();
        return await context.Memberships.Where(m => m.Account!.Email == $"{account}@demo.example").Select(m => m.ActorId).FirstAsync();
    }

    /// <summary>A new key, made without asking who may: of an organisation, or of the secretariat where none is named.</summary>
    public async Task<string> KeyAsync(long? actorId, params IEnumerable<string> scopes)
    {
        var owner = new Caller { Name = "test", AccountId = 1, Staff = StaffRole.Administrator, Memberships = actorId is { } id ? new Dictionary<long, MemberRole> { [id] = MemberRole.Owner } : [] };
        var issued = await Web.Services.GetRequiredService<ApiKeys>().CreateAsync(owner with { AccountId = null }, actorId, new("Test", [.. scopes], null));
        return issued.Secret;
    }

    /// <summary>A client that calls with a key.</summary>
    public HttpClient WithKey(string key)
    {
        var client = Web.CreateClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return client;
    }

    /// <summary>A client that calls with a new key.</summary>
    public async Task<HttpClient> ClientAsync(long? actorId, params IEnumerable<string> scopes) => WithKey(await KeyAsync(actorId, scopes));

    /// <summary>A client that is signed in by cookie and says that it means its changes.</summary>
    public async Task<HttpClient> SignInAsync(string name)
    {
        var client = await Web.SignInAsync(name);
        client.DefaultRequestHeaders.Add("X-Matchmaker", "1");
        return client;
    }

    /// <summary>The JSON of an answer, of whatever status.</summary>
    public static async Task<JsonElement> JsonAsync(HttpResponseMessage answer) => await answer.Content.ReadFromJsonAsync<JsonElement>();

    private static async Task<ApiHost> StartAsync(ApiHost host, string[] arguments)
    {
        host.Web = await WebTestHost.StartAsync(arguments);
        host.StudioId = await host.ActorOfAsync("studio");
        host.PartnerId = await host.ActorOfAsync("partner");
        return host;
    }
}
