namespace Matchmaker.Web.Tests.Browser;

/// <summary>A test in a real browser; skipped, with the reason, where none is installed. In CI a missing one is a failure.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute()
    {
        if (InstalledBrowser.Path is null && Environment.GetEnvironmentVariable("CI") != "true")
            Skip = "No Chromium or Chrome is installed. On Debian: sudo apt-get install chromium.";
    }
}
