using System.Globalization;
using System.Security.Claims;
using System.Threading.RateLimiting;
using Matchmaker.Web.Access;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace Matchmaker.Web.Api.Protocol;

/// <summary>How often a key, an account or an address may ask: a steady rate, with room for bursts.</summary>
internal sealed class RateLimits(IOptions<ApiOptions> options, IOptions<AccountFormOptions> forms) : IConfigureOptions<RateLimiterOptions>
{
    public const string Policy = "api";

    /// <summary>For pages with forms that hash passwords or send mails: what is posted counts, what is read does not.</summary>
    public const string Forms = "forms";

    public void Configure(RateLimiterOptions options)
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.OnRejected = async (rejected, cancellationToken) =>
        {
            var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromSeconds(1);
            rejected.HttpContext.Response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);

            // The API says it in its own way.
            if (rejected.HttpContext.Request.Path.StartsWithSegments(ApiErrors.Root, StringComparison.OrdinalIgnoreCase)) return;
            rejected.HttpContext.Response.ContentType = "text/plain; charset=utf-8";
            await rejected.HttpContext.Response.WriteAsync("Too many forms were sent from your address. Wait a minute, go back and send it again.", cancellationToken);
        };
        options.AddPolicy(Policy, context => RateLimitPartition.GetTokenBucketLimiter(WhoAsks(context), Bucket));
        options.AddPolicy(Forms, context => HttpMethods.IsPost(context.Request.Method) ? RateLimitPartition.GetTokenBucketLimiter(WhoAsks(context), FormBucket) : RateLimitPartition.GetNoLimiter(""));
    }

    private TokenBucketRateLimiterOptions Bucket(string _) => new()
    {
        TokenLimit = options.Value.Burst,
        TokensPerPeriod = options.Value.RequestsPerSecond,
        ReplenishmentPeriod = TimeSpan.FromSeconds(1),
        QueueLimit = 0,
    };

    private TokenBucketRateLimiterOptions FormBucket(string _) => new()
    {
        TokenLimit = forms.Value.Burst,
        TokensPerPeriod = forms.Value.PerMinute,
        ReplenishmentPeriod = TimeSpan.FromMinutes(1),
        QueueLimit = 0,
    };

    /// <summary>Whose requests are counted together, such as <c>key:3</c>.</summary>
    public static string WhoAsks(HttpContext context) =>
        CallerClaims.KeyOf(context.User) is { } key ? string.Create(CultureInfo.InvariantCulture, $"key:{key}")
        : context.User.Identity?.IsAuthenticated == true && context.User.FindFirstValue(ClaimTypes.NameIdentifier) is { } account ? $"account:{account}"
        : $"address:{context.Connection.RemoteIpAddress}";
}
