using System.Net;
using Matchmaker.App.Accounts;
using Matchmaker.App.Introductions;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.Web.Tests.Api;

/// <summary>Who learns by the API how to reach whom: the same people and organisations as on pages, and their keys no more than they.</summary>
public sealed class ContactsApiTests(ApiHost host) : IClassFixture<ApiHost>
{
    private string Studio => $"/api/v1/actors/{host.StudioId}/contact";

    private string Partner => $"/api/v1/actors/{host.PartnerId}/contact";

    [Fact]
    public async Task Contact_OfAPartner_IsReadOnlyOnceBothAgreed()
    {
        using var member = await host.SignInAsync("viewer");
        using var key = await host.ClientAsync(host.StudioId, ApiScope.ReadIntroductions);
        using var narrow = await host.ClientAsync(host.StudioId, ApiScope.ReadSuggestions, ApiScope.WriteProfile, ApiScope.WriteIntroductions);
        using var stranger = await host.SignInAsync("university");
        foreach (var client in new[] { member, key, narrow, stranger }) Assert.Equal(HttpStatusCode.Forbidden, await client.StatusAsync("GET", Partner));

        await using (var context = host.Web.Database.CreateDbContext())
        {
            context.Introductions.Add(new() { AskingActorId = host.StudioId, AskedActorId = host.PartnerId, State = IntroductionState.Accepted, AskedAt = DateTimeOffset.UtcNow, AnsweredAt = DateTimeOffset.UtcNow });
            await context.SaveChangesAsync();
        }

        Assert.Equal("partner@demo.example", (await member.JsonAsync("GET", Partner)).GetProperty("email").GetString());
        Assert.Equal("partner@demo.example", (await key.JsonAsync("GET", Partner)).GetProperty("email").GetString());
        foreach (var client in new[] { narrow, stranger }) Assert.Equal(HttpStatusCode.Forbidden, await client.StatusAsync("GET", Partner));
    }

    [Fact]
    public async Task Contact_OfAll_IsForTheSecretariatsPeopleAndNotForItsKeys()
    {
        using var curator = await host.SignInAsync("curator");
        using var key = await host.ClientAsync(null, ApiHost.AllOfSecretariat);
        using var visitor = host.Web.CreateClient();
        Assert.Equal("studio@demo.example", (await curator.JsonAsync("GET", Studio)).GetProperty("email").GetString());
        Assert.Equal(HttpStatusCode.Forbidden, await key.StatusAsync("GET", Studio));
        Assert.Equal(HttpStatusCode.Unauthorized, await visitor.StatusAsync("GET", Studio));
        Assert.Equal(HttpStatusCode.NotFound, await curator.StatusAsync("GET", "/api/v1/actors/987654/contact"));
    }

    [Fact]
    public async Task Contact_Changed_IsStoredAndWrittenDown()
    {
        await using var other = await ApiHost.StartAsync();
        var path = $"/api/v1/actors/{other.StudioId}/contact";
        using var key = await other.ClientAsync(other.StudioId, ApiScope.WriteProfile, ApiScope.ReadIntroductions);
        using var read = await key.GetAsync(new Uri(path, UriKind.Relative));
        var form = new { person = "Dewi", email = "dewi@studio.example", phone = "+63 32 123 4567", note = "Mornings" };
        using var changed = await key.CallAsync("PUT", path, form, read.Headers.ETag);
        using var stale = await key.CallAsync("PUT", path, form, read.Headers.ETag);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.PreconditionFailed), (changed.StatusCode, stale.StatusCode));
        Assert.Equal(changed.Headers.ETag, (await key.GetAsync(new Uri(path, UriKind.Relative))).Headers.ETag);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await key.StatusAsync("PUT", path, new { email = "no address" }));
        Assert.Equal(HttpStatusCode.OK, await key.StatusAsync("PUT", path, new { }));
        Assert.Equal(HttpStatusCode.NotFound, await key.StatusAsync("GET", path));
        using var viewer = await other.SignInAsync("viewer");
        Assert.Equal(HttpStatusCode.Forbidden, await viewer.StatusAsync("PUT", path, form));
        await using var context = other.Web.Database.CreateDbContext();
        Assert.True(await context.AuditEntries.AnyAsync(entry => entry.Action == "actor.edited" && entry.ActorId == other.StudioId && entry.ApiKeyId != null));
    }
}
