using System.Diagnostics;
using System.Net;
using Matchmaker.App.Accounts;
using Matchmaker.Web.Tests.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Matchmaker.Web.Tests.Accounts;

/// <summary>What the forms before the door give away, and how often they may be sent.</summary>
public sealed class DoorTests
{
    private const string Good = "four mango trees";

    [Fact]
    public async Task SignIn_WhateverTheAccount_HashesOnePassword()
    {
        var hasher = new CountingHasher();
        await using var host = await WebTestHost.StartAsync(services => services.AddSingleton<IPasswordHasher<Account>>(hasher));
        using var client = host.CreateClient();
        (await RegisterAsync(client, "unconfirmed@example.org")).Dispose();
        await LockAsync(host, "viewer@demo.example", DateTimeOffset.UtcNow.AddMinutes(10));
        await LockAsync(host, "partner@demo.example", AdministratorLock.End);

        foreach (var address in new[] { "nobody@example.org", "unconfirmed@example.org", "viewer@demo.example", "partner@demo.example", "studio@demo.example" })
        {
            var before = hasher.Count;
            using var answer = await client.SubmitAsync("/sign-in", "sign-in", ("Form.Email", address), ("Form.Password", "wrong wrong wrong"));
            Assert.Equal((address, 1), (address, hasher.Count - before));
        }
    }

    [Fact]
    public async Task Register_KnownOrNot_HashesOnePassword()
    {
        var hasher = new CountingHasher();
        await using var host = await WebTestHost.StartAsync(services => services.AddSingleton<IPasswordHasher<Account>>(hasher));
        using var client = host.CreateClient();

        foreach (var address in new[] { "fresh@example.org", "studio@demo.example" })
        {
            var before = hasher.Count;
            (await RegisterAsync(client, address)).Dispose();
            Assert.Equal((address, 1), (address, hasher.Count - before));
        }
    }

    [Theory]
    [InlineData("nobody@example.org")]
    [InlineData("known@example.org")]
    public async Task ForgotPassword_KnownOrNot_TakesTheSamePace(string address)
    {
        await using var host = await WebTestHost.StartAsync("--Forms:Pace", "00:00:00.500");
        using var client = host.CreateClient();
        (await RegisterAsync(client, "known@example.org")).Dispose();

        var start = Stopwatch.GetTimestamp();
        (await ForgetAsync(client, address)).Dispose();

        Assert.True(Stopwatch.GetElapsedTime(start) >= TimeSpan.FromSeconds(0.5));
    }

    [Fact]
    public async Task ForgotPassword_AgainAndAgain_SendsThreeMailsAnHourAndSaysTheSame()
    {
        await using var host = await WebTestHost.StartAsync();
        using var client = host.CreateClient();
        (await RegisterAsync(client, "often@example.org")).Dispose();

        for (var time = 0; time < 6; time++)
        {
            using var answer = await ForgetAsync(client, "Often@example.org");
            Assert.Contains("is on its way", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        await host.SendMailsAsync();
        Assert.Equal(3, Directory.GetFiles(host.MailFolder, "*.eml").Length);
    }

    [Theory]
    [InlineData("/forgot-password", "forgot")]
    [InlineData("/register", "register")]
    [InlineData("/sign-in", "sign-in")]
    public async Task Post_MoreFormsThanAllowed_IsToldToWaitAndMayStillRead(string path, string form)
    {
        await using var host = await WebTestHost.StartAsync("--Forms:Burst", "2", "--Forms:PerMinute", "1");
        using var client = host.CreateClient();
        for (var time = 0; time < 2; time++)
        {
            using var taken = await client.SubmitAsync(path, form, ("Form.Email", "nobody@example.org"));
            Assert.Equal(HttpStatusCode.OK, taken.StatusCode);
        }

        using var answer = await client.SubmitAsync(path, form, ("Form.Email", "nobody@example.org"));

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.Contains("Wait a minute", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.NotNull(answer.Headers.RetryAfter);
        using var page = await client.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
    }

    private static async Task LockAsync(WebTestHost host, string address, DateTimeOffset end)
    {
        await using var context = host.Database.CreateDbContext();
        await context.Users.Where(a => a.Email == address).ExecuteUpdateAsync(set => set.SetProperty(a => a.LockoutEnd, end));
    }

    private static Task<HttpResponseMessage> RegisterAsync(HttpClient client, string address) =>
        client.SubmitAsync("/register", "register", ("Form.Name", "New Person"), ("Form.Email", address), ("Form.Password", Good));

    private static Task<HttpResponseMessage> ForgetAsync(HttpClient client, string address) => client.SubmitAsync("/forgot-password", "forgot", ("Form.Email", address));
}
