using System.Net;
using System.Text.RegularExpressions;
using Matchmaker.App.Accounts;
using Matchmaker.Web.Hosting;
using Matchmaker.Web.Tests.Api;
using Matchmaker.Web.Tests.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Matchmaker.Web.Tests.Accounts;

public sealed partial class AccountPagesTests(ApiHost host) : IClassFixture<ApiHost>
{
    private const string Good = "four mango trees";

    [Fact]
    public async Task Register_ToSignIn_NeedsTheLinkInTheMail()
    {
        const string Address = "new@example.org";
        using var client = host.Web.CreateClient();
        using (var answer = await RegisterAsync(client, Address)) Assert.Contains("Check your mail", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using (var early = await SignInAsync(client, Address, Good)) Assert.Equal(HttpStatusCode.OK, early.StatusCode);

        var confirmed = await client.GetStringAsync(LinkIn(host.MailsTo(Address)[^1]));

        Assert.Contains("is confirmed", confirmed, StringComparison.Ordinal);
        using var signedIn = await SignInAsync(client, Address, Good);
        Assert.Equal("/", Target(signedIn));
    }

    [Fact]
    public async Task Register_KnownAddress_AnswersTheSameAndTellsOnlyItsOwner()
    {
        using var client = host.Web.CreateClient();
        using var fresh = await RegisterAsync(client, "fresh@example.org");
        using var known = await RegisterAsync(client, "studio@demo.example");

        Assert.Equal(Body(await fresh.Content.ReadAsStringAsync()), Body(await known.Content.ReadAsStringAsync()));
        Assert.Contains("You have an account", host.MailsTo("studio@demo.example")[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Register_WeakPassword_SaysWhatIsMissing()
    {
        using var client = host.Web.CreateClient();
        using var answer = await RegisterAsync(client, "weak@example.org", "short");

        Assert.Contains("at least 10", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Empty(host.MailsTo("weak@example.org"));
    }

    [Fact]
    public async Task Register_NameTooLong_SaysHowLongItMayBe()
    {
        using var client = host.Web.CreateClient();
        using var answer = await client.SubmitAsync("/register", "register", ("Form.Name", new string('x', 300)), ("Form.Email", "long@example.org"), ("Form.Password", Good));

        Assert.Contains("At most 200 characters.", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("studio", true)]
    [InlineData("viewer", false)]
    public async Task Navigation_OffersTheProfileEditorOnlyToWhoMayUseIt(string name, bool expected)
    {
        using var client = await host.Web.SignInAsync(name);

        Assert.Equal(expected, (await client.GetStringAsync(new Uri("/introductions", UriKind.Relative))).Contains("href=\"/profile\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Get_NotAllowed_SaysWhereToGoOn()
    {
        using var client = await host.Web.SignInAsync("viewer");
        var main = (await client.GetStringAsync(new Uri("/not-allowed", UriKind.Relative))).Split("<main", 2)[1];

        Assert.Contains("href=\"/directory\"", main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ForgotPassword_UnknownAddress_AnswersTheSame()
    {
        using var client = host.Web.CreateClient();
        using var known = await client.SubmitAsync("/forgot-password", "forgot", ("Form.Email", "studio@demo.example"));
        using var unknown = await client.SubmitAsync("/forgot-password", "forgot", ("Form.Email", "nobody@example.org"));

        Assert.Equal(Body(await known.Content.ReadAsStringAsync()), Body(await unknown.Content.ReadAsStringAsync()));
        Assert.Empty(host.MailsTo("nobody@example.org"));
    }

    [Fact]
    public async Task ResetPassword_WithTheLink_SetsItOnce()
    {
        const string Address = "forgetful@example.org";
        using var client = host.Web.CreateClient();
        (await RegisterAsync(client, Address)).Dispose();
        await client.GetStringAsync(LinkIn(host.MailsTo(Address)[^1]));
        (await client.SubmitAsync("/forgot-password", "forgot", ("Form.Email", Address))).Dispose();
        var link = LinkIn(host.MailsTo(Address)[^1]);

        using (var set = await client.SubmitAsync(link.ToString(), "reset", ("Form.Password", "seven papaya leaves"))) Assert.Contains("is set", await set.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using (var again = await client.SubmitAsync(link.ToString(), "reset", ("Form.Password", "eight papaya leaves"))) Assert.DoesNotContain("is set", await again.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        using var old = await SignInAsync(client, Address, Good);
        using var fresh = await SignInAsync(client, Address, "seven papaya leaves");
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Redirect), (old.StatusCode, fresh.StatusCode));
    }

    [Fact]
    public async Task SignIn_FiveWrongPasswords_LockTheAccountAndAreLogged()
    {
        const string Address = "locked@example.org";
        using var client = host.Web.CreateClient();
        (await RegisterAsync(client, Address)).Dispose();
        await client.GetStringAsync(LinkIn(host.MailsTo(Address)[^1]));
        for (var attempt = 0; attempt < 5; attempt++) (await SignInAsync(client, Address, "wrong wrong wrong")).Dispose();

        using var right = await SignInAsync(client, Address, Good);

        Assert.Equal(HttpStatusCode.OK, right.StatusCode);
        await using var context = host.Web.Database.CreateDbContext();
        var id = await context.Users.Where(a => a.Email == Address).Select(a => a.Id).SingleAsync();
        var actions = await context.AuditEntries.Where(e => e.AccountId == id).Select(e => e.Action).ToListAsync();
        Assert.Contains("account.sign-in-failed", actions);
        Assert.Contains("account.locked-out", actions);
    }

    [Fact]
    public async Task SignIn_UnknownAddress_SaysTheSameAsAWrongPassword()
    {
        using var client = host.Web.CreateClient();
        using var unknown = await SignInAsync(client, "nobody@example.org", "wrong wrong wrong");
        using var wrong = await SignInAsync(client, "viewer@demo.example", "wrong wrong wrong");

        Assert.Equal(Problem(await unknown.Content.ReadAsStringAsync()), Problem(await wrong.Content.ReadAsStringAsync()));
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    [InlineData("javascript:alert(1)")]
    public async Task SignIn_ToAnotherHost_GoesHome(string to)
    {
        using var client = host.Web.CreateClient();
        using var answer = await client.SubmitAsync($"/sign-in?to={Uri.EscapeDataString(to)}", "sign-in", ("Form.Email", "viewer@demo.example"), ("Form.Password", DemoAccounts.Password));

        Assert.Equal("/", Target(answer));
        using var language = await client.GetAsync(new Uri($"/language/vi?to={Uri.EscapeDataString(to)}", UriKind.Relative));
        Assert.Equal("/", Target(language));
    }

    [Fact]
    public async Task SignIn_WithoutTheFormsToken_IsRefused()
    {
        using var client = host.Web.CreateClient();
        using var form = new FormUrlEncodedContent([new("_handler", "sign-in"), new("Form.Email", "studio@demo.example"), new("Form.Password", DemoAccounts.Password)]);
        using var answer = await client.PostAsync(new Uri("/sign-in", UriKind.Relative), form);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task SignIn_DemoAccountWhereNoDemoIsMeant_IsRefused()
    {
        await using var plain = await WebTestHost.StartAsync("--demoAccounts", "true");
        plain.Services.GetRequiredService<Microsoft.Extensions.Options.IOptions<RegistryOptions>>().Value.DemoAccounts = false;
        using var client = plain.CreateClient();
        using var answer = await SignInAsync(client, "admin@demo.example", DemoAccounts.Password);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task SecondFactor_SwitchedOn_IsAskedForAtTheDoor()
    {
        const string Address = "factor@example.org";
        using var client = host.Web.CreateClient();
        (await RegisterAsync(client, Address)).Dispose();
        await client.GetStringAsync(LinkIn(host.MailsTo(Address)[^1]));
        string recovery;
        await using (var scope = host.Web.Services.CreateAsyncScope())
        {
            var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
            var account = (await accounts.FindByEmailAsync(Address))!;
            await accounts.ResetAuthenticatorKeyAsync(account);
            await accounts.SetTwoFactorEnabledAsync(account, true);
            recovery = (await accounts.GenerateNewTwoFactorRecoveryCodesAsync(account, 2))!.First();
        }

        using var first = await SignInAsync(client, Address, Good);
        Assert.StartsWith("/sign-in/code", Target(first), StringComparison.Ordinal);
        using var wrong = await client.SubmitAsync(Target(first)!, "code", ("Form.Code", "000000"));
        Assert.Contains("does not fit", await wrong.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var right = await client.SubmitAsync(Target(first)!, "code", ("Form.Code", recovery));
        Assert.Equal(HttpStatusCode.Redirect, right.StatusCode);
        using var page = await client.GetAsync(new Uri("/account", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
    }

    [Theory]
    [InlineData("/confirm-email?id=1&token=x")]
    [InlineData("/confirm-email?id=999999999&token=%%%")]
    [InlineData("/confirm-email")]
    [InlineData("/reset-password?id=-1&token=AAAA")]
    public async Task Get_LinkThatIsNone_IsAnsweredCalmly(string path)
    {
        using var client = host.Web.CreateClient();
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    private static Task<HttpResponseMessage> RegisterAsync(HttpClient client, string address, string password = Good) =>
        client.SubmitAsync("/register", "register", ("Form.Name", "New Person"), ("Form.Email", address), ("Form.Password", password));

    private static Task<HttpResponseMessage> SignInAsync(HttpClient client, string address, string password) =>
        client.SubmitAsync("/sign-in", "sign-in", ("Form.Email", address), ("Form.Password", password));

    private static Uri LinkIn(string mail) => new(new Uri(Link().Match(mail).Value).PathAndQuery, UriKind.Relative);

    /// <summary>Where an answer leads on this host; null where it leads elsewhere, or nowhere.</summary>
    private string? Target(HttpResponseMessage answer) =>
        answer.Headers.Location is { } location && new Uri(host.Web.Address, location) is var target && target.Authority == host.Web.Address.Authority ? target.PathAndQuery : null;

    private static string Body(string page) => Content().Match(page).Value;

    private static string Problem(string page) => ProblemText().Match(page).Groups[1].Value;

    [GeneratedRegex("http://\\S+/(?:confirm-email|reset-password)\\S+")]
    private static partial Regex Link();

    [GeneratedRegex("<main.*</main>", RegexOptions.Singleline)]
    private static partial Regex Content();

    [GeneratedRegex("role=\"alert\">([^<]+)<")]
    private static partial Regex ProblemText();
}
