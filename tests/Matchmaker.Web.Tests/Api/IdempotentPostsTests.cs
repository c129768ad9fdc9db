using System.Security.Claims;
using Matchmaker.Web.Api.Protocol;
using Matchmaker.Web.Tests.Hosting;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Matchmaker.Web.Tests.Api;

/// <summary>What a post with a key does when its caller is gone before it ends.</summary>
public sealed class IdempotentPostsTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task Invoke_CallerGoneHalfway_RunsToItsEndAndTakesEffectOnce()
    {
        var effects = 0;
        using var gone = new CancellationTokenSource();
        var posts = Posts(async context =>
        {
            effects++;
            await gone.CancelAsync();
            context.RequestAborted.ThrowIfCancellationRequested();
            context.Response.StatusCode = StatusCodes.Status201Created;
            await context.Response.WriteAsync("made", context.RequestAborted);
        });

        // The answer cannot be delivered any more; that is all that fails.
        var first = Request("gone-1", gone.Token);
        await Record.ExceptionAsync(() => posts.InvokeAsync(first));
        var second = Request("gone-1", CancellationToken.None);
        using var body = new MemoryStream();
        second.Response.Body = body;
        await posts.InvokeAsync(second);

        Assert.Equal(1, effects);
        Assert.Equal(StatusCodes.Status201Created, second.Response.StatusCode);
        Assert.Equal("made", System.Text.Encoding.UTF8.GetString(body.ToArray()));
        Assert.True(first.RequestAborted.IsCancellationRequested);
    }

    [Fact]
    public async Task Invoke_Failed_MayBeTriedAgain()
    {
        var tries = 0;
        var posts = Posts(context => ++tries == 1 ? throw new InvalidOperationException("Not now.") : Task.CompletedTask);

        await Assert.ThrowsAsync<InvalidOperationException>(() => posts.InvokeAsync(Request("failed-1", CancellationToken.None)));
        await posts.InvokeAsync(Request("failed-1", CancellationToken.None));

        Assert.Equal(2, tries);
        await using var context = host.Web.Database.CreateDbContext();
        Assert.Equal(1, await context.IdempotentReplies.CountAsync(reply => reply.Key == "failed-1"));
    }

    private IdempotentPosts Posts(RequestDelegate next) => new(next, host.Web.Database, host.Get<IDataProtectionProvider>(), host.Get<IOptions<ApiOptions>>());

    private static DefaultHttpContext Request(string key, CancellationToken aborted)
    {
        var context = new DefaultHttpContext { User = new(new ClaimsIdentity([], "test")), RequestAborted = aborted };
        (context.Request.Method, context.Request.Path) = (HttpMethods.Post, "/api/v1/anything");
        context.Request.Headers[IdempotentPosts.Header] = key;
        return context;
    }
}
