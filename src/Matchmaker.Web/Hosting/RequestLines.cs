namespace Matchmaker.Web.Hosting;

/// <summary>What is done with the first line of a request: its method and its address.</summary>
internal static class RequestLines
{
    /// <summary>The longest address, with its parameters, that is answered.</summary>
    public const int LongestAddress = 8_192;

    /// <summary>The longest line that the server reads. More than is answered, so that what is too long can be told so in words.</summary>
    public const int MostRead = 8 * LongestAddress;

    private static readonly object HeadOnly = new();

    /// <summary>Answers HEAD wherever GET is: with the same head. The server itself leaves the body out.</summary>
    public static void UseHeadAsGet(this WebApplication app) => app.Use((context, next) =>
    {
        if (!HttpMethods.IsHead(context.Request.Method)) return next(context);
        context.Items[HeadOnly] = HeadOnly;
        context.Request.Method = HttpMethods.Get;
        return next(context);
    });

    /// <summary>Whether the head alone was asked for. What takes long to write, or is written down as given out, asks first.</summary>
    public static bool WantsHeadOnly(this HttpContext context) => context.Items.ContainsKey(HeadOnly);

    /// <summary>Refuses an address that is too long.</summary>
    public static void UseShortAddresses(this WebApplication app) => app.Use((context, next) =>
    {
        if (context.Request.Path.Value!.Length + (context.Request.QueryString.Value?.Length ?? 0) <= LongestAddress) return next(context);
        if (context.Features.Get<Microsoft.AspNetCore.Diagnostics.IStatusCodePagesFeature>() is { } pages) pages.Enabled = false;
        context.Response.StatusCode = StatusCodes.Status414UriTooLong;
        return Task.CompletedTask;
    });
}
