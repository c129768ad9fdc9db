namespace Matchmaker.Screenshots;

/// <summary>Finds the browser that is installed on this machine. None is downloaded.</summary>
internal static class BrowserPath
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    private static readonly string[] Elsewhere = ["/Applications/Chromium.app/Contents/MacOS/Chromium", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"];

    /// <exception cref="BrowserMissingException">None is installed.</exception>
    public static string Find() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => Names.Select(name => Path.Combine(folder, name))).Concat(Elsewhere).FirstOrDefault(File.Exists)
        ?? throw new BrowserMissingException("No Chromium or Chrome was found. Install one (Debian: sudo apt-get install chromium), then run this again.");
}
