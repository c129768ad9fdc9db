using System.ComponentModel.DataAnnotations;

namespace Matchmaker.Web.Api.Protocol;

/// <summary>How much the API takes from whom; the section <c>api</c> of the settings.</summary>
public sealed class ApiOptions
{
    /// <summary>Requests a second that a key, an account or an address may make for long.</summary>
    [Range(1, 100_000)]
    public int RequestsPerSecond { get; set; } = 200;

    /// <summary>How many it may make at once after a pause.</summary>
    [Range(1, 1_000_000)]
    public int Burst { get; set; } = 2_000;

    /// <summary>The longest body of a request, in bytes; uploads of imports have their own limit.</summary>
    [Range(1_024, 1 << 30)]
    public int LongestBody { get; set; } = 1 << 20;

    /// <summary>Pages of other hosts that a browser lets call the API, such as <c>https://portal.example.org</c>; none by default.</summary>
    public string[] AllowedOrigins { get; set; } = [];

    /// <summary>How long an answer to a post with an idempotency key is kept.</summary>
    public TimeSpan RepliesKept { get; set; } = TimeSpan.FromDays(1);

    /// <summary>Whether everybody may read <c>/metrics</c>; otherwise this machine and administrators alone.</summary>
    public bool PublicMetrics { get; set; }
}
