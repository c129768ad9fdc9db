namespace Matchmaker.Web.Hosting;

/// <summary>The two themes, by the names that the components' library gives them, and the cookie that remembers the choice.</summary>
internal static class WebTheme
{
    public const string Cookie = "matchmaker-theme";
    public const string Light = "standard";
    public const string Dark = "standard-dark";

    public static string Of(HttpContext context) => context.Request.Cookies[Cookie] == Dark ? Dark : Light;
}
