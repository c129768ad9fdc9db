using System.Net;
using System.Net.Http.Json;
using System.Security.Claims;
using Matchmaker.App.Access;
using Matchmaker.App.Accounts;
using Matchmaker.Web.Access;
using Matchmaker.Web.Tests.Api;
using Matchmaker.Web.Tests.Hosting;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Matchmaker.Web.Tests.Accounts;

/// <summary>What becomes of those who have signed in once their account is locked or gets another password.</summary>
public sealed class EndedSignInTests : IAsyncLifetime
{
    private ApiHost _host = null!;

    public async Task InitializeAsync() => _host = await ApiHost.StartAsync();

    public Task DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Lock_ByAnAdministrator_MakesAVisitorAtOnce()
    {
        using var client = await _host.SignInAsync("studio");
        using var key = await _host.ClientAsync(_host.StudioId, ApiScope.ReadSuggestions);
        Assert.Equal(HttpStatusCode.Created, await MakeKeyAsync(client));
        var state = await StateAsync("studio");
        using var open = new RevalidatedAccount(NullLoggerFactory.Instance, _host.Get<Callers>());
        Assert.True(await open.CountsAsync(state));

        await _host.Get<AccountDesk>().LockAsync(await _host.CallerAsync("admin"), await IdAsync("studio"));

        Assert.Equal(HttpStatusCode.Unauthorized, await MakeKeyAsync(client));
        foreach (var path in new[] { "/organisation", "/account", "/account/records", "/claim" })
        {
            using var page = await client.GetAsync(new Uri(path, UriKind.Relative));
            Assert.Equal((path, HttpStatusCode.Redirect), (path, page.StatusCode));
            Assert.Contains("/sign-in", page.Headers.Location!.ToString(), StringComparison.Ordinal);
        }

        Assert.False(await open.CountsAsync(state));
        using var suggestions = await key.GetAsync(new Uri($"/api/v1/actors/{_host.StudioId}/suggestions", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, suggestions.StatusCode);
    }

    [Fact]
    public async Task Lock_AndUnlocked_NeedsANewSignIn()
    {
        using var client = await _host.SignInAsync("studio");
        var (admin, id) = (await _host.CallerAsync("admin"), await IdAsync("studio"));
        await _host.Get<AccountDesk>().LockAsync(admin, id);
        await _host.Get<AccountDesk>().UnlockAsync(admin, id);

        Assert.Equal(HttpStatusCode.Unauthorized, await MakeKeyAsync(client));
        using var again = await _host.SignInAsync("studio");
        Assert.Equal(HttpStatusCode.Created, await MakeKeyAsync(again));
    }

    [Fact]
    public async Task SignIn_OthersTypeWrongPasswords_KeepsWhoHasSignedIn()
    {
        using var client = await _host.SignInAsync("studio");
        var state = await StateAsync("studio");
        using var other = _host.Web.CreateClient();
        for (var attempt = 0; attempt < 6; attempt++)
            (await other.SubmitAsync("/sign-in", "sign-in", ("Form.Email", "studio@demo.example"), ("Form.Password", "wrong wrong wrong"))).Dispose();

        await using var context = _host.Web.Database.CreateDbContext();
        Assert.NotNull(await context.Users.Where(a => a.Email == "studio@demo.example").Select(a => a.LockoutEnd).SingleAsync());
        Assert.Equal(HttpStatusCode.Created, await MakeKeyAsync(client));
        using var open = new RevalidatedAccount(NullLoggerFactory.Instance, _host.Get<Callers>());
        Assert.True(await open.CountsAsync(state));
    }

    [Fact]
    public async Task ResetPassword_OldSessions_End()
    {
        using var client = await _host.SignInAsync("studio");
        using var other = _host.Web.CreateClient();
        using var set = await other.SubmitAsync(await ResetLinkAsync("studio"), "reset", ("Form.Password", "seven papaya leaves"));
        Assert.Contains("is set", await set.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Unauthorized, await MakeKeyAsync(client));
    }

    [Fact]
    public async Task ResetPassword_LockedByAnAdministrator_StaysLocked()
    {
        await _host.Get<AccountDesk>().LockAsync(await _host.CallerAsync("admin"), await IdAsync("studio"));
        using var client = _host.Web.CreateClient();
        (await client.SubmitAsync(await ResetLinkAsync("studio"), "reset", ("Form.Password", "seven papaya leaves"))).Dispose();

        using var answer = await client.SubmitAsync("/sign-in", "sign-in", ("Form.Email", "studio@demo.example"), ("Form.Password", "seven papaya leaves"));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task ChangePassword_OnesOwn_KeepsThisSessionAndEndsTheOthers()
    {
        const string Address = "changes@example.org";
        await using (var scope = _host.Web.Services.CreateAsyncScope())
            Assert.True((await scope.ServiceProvider.GetRequiredService<UserManager<Account>>().CreateAsync(new() { Name = "Changes", UserName = Address, Email = Address, EmailConfirmed = true }, "four mango trees")).Succeeded);
        using var here = await EnterAsync(Address);
        using var elsewhere = await EnterAsync(Address);

        (await here.SubmitAsync("/account", "password", ("Passwords.Present", "four mango trees"), ("Passwords.Password", "seven papaya leaves"))).Dispose();

        using var mine = await here.GetAsync(new Uri("/claim", UriKind.Relative));
        using var other = await elsewhere.GetAsync(new Uri("/claim", UriKind.Relative));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Redirect), (mine.StatusCode, other.StatusCode));
    }

    [Fact]
    public async Task Register_AndConfirm_AreInTheAuditLog()
    {
        const string Address = "logged@example.org";
        using var client = _host.Web.CreateClient();
        (await client.SubmitAsync("/register", "register", ("Form.Name", "Logged"), ("Form.Email", Address), ("Form.Password", "four mango trees"))).Dispose();
        var mail = _host.MailsTo(Address)[^1];
        var link = mail[mail.IndexOf("/confirm-email", StringComparison.Ordinal)..].Split('\r', '\n')[0];
        for (var time = 0; time < 2; time++) await client.GetStringAsync(new Uri(link, UriKind.Relative));

        await using var context = _host.Web.Database.CreateDbContext();
        var id = await context.Users.Where(a => a.Email == Address).Select(a => a.Id).SingleAsync();
        var actions = await context.AuditEntries.Where(e => e.AccountId == id).OrderBy(e => e.Id).Select(e => e.Action).ToListAsync();
        Assert.Equal(["account.registered", "account.confirmed"], actions);
    }

    private async Task<HttpClient> EnterAsync(string address)
    {
        var client = _host.Web.CreateClient();
        using var answer = await client.SubmitAsync("/sign-in", "sign-in", ("Form.Email", address), ("Form.Password", "four mango trees"));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return client;
    }

    private async Task<HttpStatusCode> MakeKeyAsync(HttpClient client)
    {
        using var answer = await client.PostAsJsonAsync(new Uri($"/api/v1/actors/{_host.StudioId}/keys", UriKind.Relative), new { name = "Test", scopes = new[] { ApiScope.ReadSuggestions } });
        return answer.StatusCode;
    }

    private async Task<long> IdAsync(string name) => (await _host.CallerAsync(name)).AccountId!.Value;

    /// <summary>What an open page of a person knows of them.</summary>
    private async Task<AuthenticationState> StateAsync(string name)
    {
        await using var scope = _host.Web.Services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        var account = (await accounts.FindByEmailAsync($"{name}@demo.example"))!;
        return new(await scope.ServiceProvider.GetRequiredService<IUserClaimsPrincipalFactory<Account>>().CreateAsync(account));
    }

    private async Task<string> ResetLinkAsync(string name)
    {
        await using var scope = _host.Web.Services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        var account = (await accounts.FindByEmailAsync($"{name}@demo.example"))!;
        var token = Microsoft.AspNetCore.WebUtilities.WebEncoders.Base64UrlEncode(System.Text.Encoding.UTF8.GetBytes(await accounts.GeneratePasswordResetTokenAsync(account)));
        return FormattableString.Invariant($"/reset-password?id={account.Id}&token={token}");
    }
}
