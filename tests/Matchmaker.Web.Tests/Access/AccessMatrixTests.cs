using System.Net;
using Matchmaker.App.Access;
using Matchmaker.App.Accounts;
using Matchmaker.Web.Tests.Api;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Matchmaker.Web.Tests.Access;

/// <summary>Every address of the app × every role: let in where the rules say so, refused where they do not.</summary>
public sealed class AccessMatrixTests(ApiHost host) : IClassFixture<ApiHost>
{
    /// <summary>What everybody may open although it names no deed. Whatever is not here must name one.</summary>
    private static readonly HashSet<string> Public = new(StringComparer.Ordinal)
    {
        "GET /", "GET /sign-in", "GET /sign-in/code", "GET /register", "GET /forgot-password", "GET /reset-password", "GET /confirm-email", "GET /lists/{Id:long}", "GET /not-allowed", "GET /not-found", "GET /error", "GET /api/docs",
        "GET /healthz", "GET /readyz", "GET /metrics", "GET /appearance", "GET /language/{culture}", "GET /acting-for/{actorId:long}", "POST /sign-out", "GET /{**path:file}",

        // Whoever holds what a mail or a feed reader holds; see PushingTests.
        "GET /s/{id}", "GET /unsubscribe", "GET /unsubscribe/{token}", "POST /unsubscribe/{token}", "GET /feeds/{key}",
    };

    private IReadOnlyList<MatrixEndpoint> All => [.. MatrixEndpoint.All(host.Web.Services.GetRequiredService<EndpointDataSource>())];

    [Fact]
    public void EveryEndpoint_HasARule_OrIsListedAsPublic()
    {
        var bare = All.Where(endpoint => endpoint.Deed is null && !endpoint.IsForPeople && !Public.Contains(endpoint.ToString())).Select(endpoint => endpoint.ToString()).ToList();
        Assert.True(bare.Count == 0, $"These name no deed that AccessRules could judge, and are not listed as public: {string.Join(", ", bare)}");
        Assert.True(All.Count(endpoint => endpoint.Deed is not null && !endpoint.IsPage) >= 90, "The addresses of the API were not found.");
    }

    [Fact]
    public async Task EveryEndpoint_EveryRole_IsLetInExactlyWhereTheRulesSay()
    {
        var wrong = new List<string>();
        foreach (var role in await RolesAsync())
        {
            foreach (var endpoint in All.Where(endpoint => endpoint.Deed is not null || endpoint.IsForPeople))
            {
                var expected = IsExpected(await role.Who(), endpoint);
                using var request = endpoint.Request(host.StudioId);
                using var answer = await role.Client.SendAsync(request);
                var isLetIn = !IsRefusal(answer);
                if (isLetIn != expected || answer.StatusCode >= HttpStatusCode.InternalServerError && answer.StatusCode != HttpStatusCode.ServiceUnavailable)
                    wrong.Add($"{role.Name}: {endpoint} gave {(int)answer.StatusCode}, but should {(expected ? "be let in" : "be refused")}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong));
    }

    [Fact]
    public async Task Visitor_RefusedByTheApi_LearnsHowToSignIn()
    {
        using var client = host.Web.CreateClient();
        foreach (var endpoint in All.Where(endpoint => endpoint.Deed is { } deed && endpoint.IsOfApi && !AccessRules.May(Caller.Visitor, deed)))
        {
            using var answer = await client.SendAsync(endpoint.Request(host.StudioId));
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
            Assert.Contains(answer.Headers.WwwAuthenticate, scheme => scheme.Scheme == "Bearer");
        }
    }

    [Theory]
    [InlineData("/partners")]
    [InlineData("/introductions")]
    [InlineData("/secretariat/models")]
    [InlineData("/secretariat/audit.csv")]
    [InlineData("/account/records")]
    public async Task Key_OutsideTheApi_IsAVisitor(string path)
    {
        foreach (var key in new[] { await host.KeyAsync(host.StudioId, ApiHost.AllOfOrganisations), await host.KeyAsync(null, ApiHost.AllOfSecretariat), "mm_nobody" })
        {
            using var client = host.WithKey(key);
            using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
            Assert.Contains("/sign-in", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
            using var open = await client.GetAsync(new Uri("/", UriKind.Relative));
            Assert.Equal(HttpStatusCode.OK, open.StatusCode);
        }
    }

    [Fact]
    public async Task Key_BesideACookie_LeavesThePersonOnPages()
    {
        using var client = await host.Web.SignInAsync("studio");
        client.DefaultRequestHeaders.Authorization = new("Bearer", "mm_nobody");
        using var page = await client.GetAsync(new Uri("/partners", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        using var api = await client.GetAsync(new Uri("/API/v1/actors?limit=1", UriKind.Relative));
        Assert.Equal(HttpStatusCode.Unauthorized, api.StatusCode);
    }

    /// <summary>What is about people is for people: a key lies somewhere for long, and nobody sits before it.</summary>
    [Fact]
    public async Task Key_OfWhateverScopes_IsRefusedWhatIsAboutPeople()
    {
        string[] forPeople =
        [
            "/api/v1/claims", "/api/v1/claims/mine", "/api/v1/claims/{id:long}/acceptance", "/api/v1/claims/{id:long}/refusal", "/api/v1/memberships", "/api/v1/actors/{actorId:long}/members", "/api/v1/actors/{actorId:long}/invitations",
            "/api/v1/audit", "/api/v1/audit/actions", "/api/v1/keys", "/api/v1/actors/{actorId:long}/keys",
        ];
        Assert.All(forPeople, pattern => Assert.Contains(All, endpoint => endpoint.Pattern == pattern));
        foreach (var key in new[] { await host.KeyAsync(host.StudioId, ApiHost.AllOfOrganisations), await host.KeyAsync(null, ApiHost.AllOfSecretariat) })
        {
            using var client = host.WithKey(key);
            foreach (var endpoint in All.Where(endpoint => forPeople.Contains(endpoint.Pattern)))
            {
                using var answer = await client.SendAsync(endpoint.Request(host.StudioId));
                Assert.True(answer.StatusCode == HttpStatusCode.Forbidden, $"{endpoint} gave {(int)answer.StatusCode}");
                Assert.Contains("a person has to", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            }
        }
    }

    // A key counts in the API alone.
    private bool IsExpected(Caller caller, MatrixEndpoint endpoint) => endpoint switch
    {
        { IsOfApi: false } when caller.Key is not null => endpoint.Deed is { } open && AccessRules.MaySomewhere(Caller.Visitor, open),
        { Deed: null } => caller.AccountId is not null,
        { IsPage: false, IsOfAnActor: true, Deed: { } deed } => AccessRules.May(caller, deed, host.StudioId),
        { Deed: { } deed } => AccessRules.MaySomewhere(caller, deed),
    };

    private static bool IsRefusal(HttpResponseMessage answer) =>
        answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden
        || (answer.StatusCode == HttpStatusCode.Redirect && answer.Headers.Location!.ToString() is var to && (to.Contains("/sign-in", StringComparison.Ordinal) || to.Contains("/not-allowed", StringComparison.Ordinal)));

    private async Task<List<MatrixRole>> RolesAsync()
    {
        // The demo has nobody who edits for the studio: its university's owner does so on the side.
        await using (var context = host.Web.Database.CreateDbContext())
        {
            var account = await context.Users.SingleAsync(a => a.Email == "university@demo.example");
            if (!await context.Memberships.AnyAsync(m => m.AccountId == account.Id && m.ActorId == host.StudioId))
                context.Memberships.Add(new() { AccountId = account.Id, ActorId = host.StudioId, Role = MemberRole.Editor, Since = host.Web.Database.Time.GetUtcNow() });
            await context.SaveChangesAsync();
        }

        List<MatrixRole> roles = [new("visitor", host.Web.CreateClient(), () => Task.FromResult(Caller.Visitor))];
        foreach (var (name, account) in new[] { ("viewer", "viewer"), ("editor", "university"), ("owner", "studio"), ("member of another organisation", "partner"), ("curator", "curator"), ("administrator", "admin") })
            roles.Add(new(name, await host.SignInAsync(account), () => PersonAsync(account)));
        foreach (var (name, actor, scopes) in new (string, long?, IEnumerable<string>)[]
        {
            ("key with all scopes", host.StudioId, ApiHost.AllOfOrganisations), ("key that reads suggestions", host.StudioId, [ApiScope.ReadSuggestions]), ("key that writes webhooks", host.StudioId, [ApiScope.WriteWebhooks]),
            ("key of another organisation", host.PartnerId, ApiHost.AllOfOrganisations), ("key of the secretariat with all scopes", null, ApiHost.AllOfSecretariat), ("key of the secretariat that exports", null, [ApiScope.ReadExports]),
            ("key of the secretariat that reads models", null, [ApiScope.ReadModels]),
            ("key that reads introductions", host.StudioId, [ApiScope.ReadIntroductions]), ("key of the secretariat that curates lists", null, [ApiScope.WriteLists]), ("key of the secretariat that reads balance", null, [ApiScope.ReadBalance]),
            ("key of the secretariat that reads jobs", null, [ApiScope.ReadJobs]), ("key of the secretariat that runs jobs", null, [ApiScope.WriteJobs]), ("key of the secretariat that tends the registry", null, [ApiScope.WriteRegistry]),
        })
        {
            var key = await host.KeyAsync(actor, scopes);
            roles.Add(new(name, host.WithKey(key), async () => (await host.Web.Services.GetRequiredService<Callers>().OfKeyAsync(key, null))!));
        }

        return roles;
    }

    private async Task<Caller> PersonAsync(string account)
    {
        await using var context = host.Web.Database.CreateDbContext();
        var id = await context.Users.Where(a => a.Email == $"{account}@demo.example").Select(a => a.Id).SingleAsync();
        return await host.Web.Services.GetRequiredService<Callers>().OfAccountAsync(id, null);
    }
}
