using System.Security.Cryptography;
using System.Text;
using Matchmaker.App.Access;
using Matchmaker.App.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Matchmaker.Web.Api.Protocol;

/// <summary>
/// Lets a post that carries an <c>Idempotency-Key</c> take effect once, however often it is sent: the first answer is kept and given again. Only what took effect is kept; what was
/// refused may be sent again with the same key. Answers are stored encrypted, since some show a secret. Once begun, it runs to its end whether or not the caller is still there to hear
/// of it: who lost the connection sends it again, and gets the answer.
/// </summary>
internal sealed class IdempotentPosts(RequestDelegate next, RegistryDatabase database, IDataProtectionProvider protection, IOptions<ApiOptions> options)
{
    public const string Header = "Idempotency-Key";

    private const int LongestKey = 100;
    private const int Underway = 0;

    /// <summary>A first one that did not end within this has been lost with its process.</summary>
    private static readonly TimeSpan LongestWork = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    private readonly IDataProtector _protector = protection.CreateProtector("Matchmaker.IdempotentReplies");
    private DateTimeOffset _sweptAt;

    public async Task InvokeAsync(HttpContext context)
    {
        if (!HttpMethods.IsPost(context.Request.Method) || !context.Request.Path.StartsWithSegments(ApiErrors.Root, StringComparison.OrdinalIgnoreCase)
            || context.User.Identity?.IsAuthenticated != true || context.Request.Headers[Header] is not [{ } key])
        {
            await next(context);
            return;
        }

        if (key.Length is 0 or > LongestKey || key.AsSpan().ContainsAnyExceptInRange(' ', '~')) throw new ApiInputException(Header, $"must have 1 to {LongestKey} printable ASCII characters; a UUID does well.");
        var (caller, hash) = (RateLimits.WhoAsks(context), await HashAsync(context));
        var mine = await ClaimAsync(caller, key, hash);
        if (mine is { } claim) await AnswerAsync(context, claim);
        else await RepeatAsync(context, caller, key, hash);
    }

    private async Task AnswerAsync(HttpContext context, long claim)
    {
        var (outer, aborted) = (context.Response.Body, context.RequestAborted);
        using var body = new MemoryStream();
        context.Response.Body = body;
        context.RequestAborted = CancellationToken.None;
        var tookEffect = false;
        try
        {
            await next(context);

            // From here on the claim stays, even where the answer cannot be kept: better refused again than done again.
            tookEffect = context.Response.StatusCode is >= 200 and < 300;
            if (tookEffect) await KeepAsync(claim, context.Response, body);
        }
        finally
        {
            (context.Response.Body, context.RequestAborted) = (outer, aborted);
            if (!tookEffect) await ForgetAsync(claim);
        }

        body.Position = 0;
        await body.CopyToAsync(outer, aborted);
    }

    private async Task RepeatAsync(HttpContext context, string caller, string key, string hash)
    {
        for (var waited = TimeSpan.Zero; ; waited += Pause)
        {
            await using var db = database.CreateDbContext();
            var reply = await db.IdempotentReplies.AsNoTracking().SingleOrDefaultAsync(r => r.Caller == caller && r.Key == key, context.RequestAborted);
            if (reply is not null && reply.RequestHash != hash)
            {
                await ApiProblem.WriteAsync(context, ApiProblem.New(StatusCodes.Status422UnprocessableEntity, $"This {Header} was used for another request. Use a new one for each thing that you want done."));
                return;
            }

            if (reply is { Status: not Underway })
            {
                await WriteAsync(context.Response, reply);
                return;
            }

            // Gone again: the first one was refused. This one learns why by being tried itself.
            if (reply is null && await ClaimAsync(caller, key, hash) is { } claim)
            {
                await AnswerAsync(context, claim);
                return;
            }

            if (waited >= LongestWait)
            {
                context.Response.Headers.RetryAfter = "5";
                await ApiProblem.WriteAsync(context, ApiProblem.New(StatusCodes.Status409Conflict, "The first request with this key is still being worked on. Try again in a moment."));
                return;
            }

            await Task.Delay(Pause, context.RequestAborted);
        }
    }

    private async Task WriteAsync(HttpResponse response, IdempotentReply reply)
    {
        response.StatusCode = reply.Status;
        response.Headers["Idempotency-Replayed"] = "true";
        if (reply.Location is { } location) response.Headers.Location = location;
        if (reply.ContentType is { } type) response.ContentType = type;
        if (reply.Body is { } body) await response.Body.WriteAsync(_protector.Unprotect(Convert.FromBase64String(body)));
    }

    /// <summary>Takes the key for this request; null where another has it. Cannot be stopped halfway, which would leave a claim that nobody works on.</summary>
    private async Task<long?> ClaimAsync(string caller, string key, string hash)
    {
        await SweepAsync();
        var now = database.Time.GetUtcNow();
        await using var context = database.CreateDbContext();
        if (await context.IdempotentReplies.AnyAsync(r => r.Caller == caller && r.Key == key)) return null;
        var reply = new IdempotentReply { Caller = caller, Key = key, RequestHash = hash, Status = Underway, At = now };
        context.IdempotentReplies.Add(reply);
        try
        {
            await context.SaveChangesAsync();
            return reply.Id;
        }
        catch (DbUpdateException)
        {
            // Whoever came at the same moment has it now; the index lets one pass.
            return null;
        }
    }

    private async Task KeepAsync(long claim, HttpResponse response, MemoryStream body)
    {
        var (status, location, type) = (response.StatusCode, response.Headers.Location.ToString() is { Length: > 0 } text ? text : null, response.ContentType);
        var content = body.Length == 0 ? null : Convert.ToBase64String(_protector.Protect(body.ToArray()));
        await using var context = database.CreateDbContext();
        await context.IdempotentReplies.Where(r => r.Id == claim).ExecuteUpdateAsync(
            set => set.SetProperty(r => r.Status, status).SetProperty(r => r.Location, location).SetProperty(r => r.ContentType, type).SetProperty(r => r.Body, content), CancellationToken.None);
    }

    private async Task ForgetAsync(long claim)
    {
        await using var context = database.CreateDbContext();
        await context.IdempotentReplies.Where(r => r.Id == claim).ExecuteDeleteAsync(CancellationToken.None);
    }

    private async Task SweepAsync()
    {
        var now = database.Time.GetUtcNow();
        if (now - _sweptAt < LongestWork) return;
        _sweptAt = now;
        var (old, lost) = (now - options.Value.RepliesKept, now - LongestWork);
        await using var context = database.CreateDbContext();
        await context.IdempotentReplies.Where(r => r.At < old || (r.Status == Underway && r.At < lost)).ExecuteDeleteAsync();
    }

    private static async Task<string> HashAsync(HttpContext context)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{context.Request.Method} {context.Request.Path}{context.Request.QueryString}\n"));
        if (context.Request.HasFormContentType)
        {
            // The parts, not the text between them: that is new each time a form is sent.
            var form = await context.Request.ReadFormAsync(context.RequestAborted);
            foreach (var (name, value) in form.OrderBy(field => field.Key, StringComparer.Ordinal)) hash.AppendData(Encoding.UTF8.GetBytes($"{name}={value}\n"));
            foreach (var file in form.Files)
            {
                hash.AppendData(Encoding.UTF8.GetBytes($"{file.Name}:{file.FileName}:{file.Length}\n"));
                await using var content = file.OpenReadStream();
                await AppendAsync(hash, content, context.RequestAborted);
            }
        }
        else
        {
            context.Request.EnableBuffering();
            await AppendAsync(hash, context.Request.Body, context.RequestAborted);
            context.Request.Body.Position = 0;
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static async Task AppendAsync(IncrementalHash hash, Stream content, CancellationToken cancellationToken)
    {
        var buffer = new byte[1 << 14];
        for (int read; (read = await content.ReadAsync(buffer, cancellationToken)) > 0;) hash.AppendData(buffer.AsSpan(0, read));
    }
}
