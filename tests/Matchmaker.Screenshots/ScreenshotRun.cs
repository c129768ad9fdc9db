using System.Reflection;
using Matchmaker.Web.Hosting;
using Matchmaker.Web.Tests.Hosting;
using Microsoft.Playwright;

namespace Matchmaker.Screenshots;

/// <summary>Starts the app with the demo, signs in as each of its people, takes pictures of their pages and looks for what is plainly wrong.</summary>
internal sealed class ScreenshotRun(string folder, string? only)
{
    /// <summary>What the pages do once they are alive, such as drawing charts, is over by then.</summary>
    private const float Settling = 900;

    private static readonly string Check = ReadCheck();

    /// <returns>Whether nothing is wrong.</returns>
    /// <exception cref="BrowserMissingException">There is no browser, or it cannot be driven.</exception>
    public async Task<bool> RunAsync()
    {
        var path = BrowserPath.Find();
        Directory.CreateDirectory(folder);
        await using var host = await WebTestHost.StartAsync();
        using var playwright = await DriverAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = path,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
        var taken = new List<TakenPicture>();
        foreach (var (account, all) in PageList.All)
        {
            var pages = all.Where(page => only is null || page.Name.StartsWith(only, StringComparison.Ordinal)).ToList();
            if (pages.Count == 0) continue;
            foreach (var look in Look.All) taken.AddRange(await TakeAsync(browser, host.Address, account, look, pages));
        }

        await ContactSheet.WriteAsync(folder, taken);
        foreach (var picture in taken)
            foreach (var problem in picture.Problems) await Console.Error.WriteLineAsync($"{picture.File}: {problem}");
        var wrong = taken.Count(picture => picture.Problems.Count > 0);
        Console.WriteLine($"{taken.Count} pictures in {folder}, {(wrong == 0 ? "nothing wrong with the pages" : $"{wrong} with something wrong")}. Look at index.html there.");
        return wrong == 0;
    }

    private static async Task<IPlaywright> DriverAsync()
    {
        try
        {
            return await Playwright.CreateAsync();
        }
        catch (PlaywrightException e)
        {
            throw new BrowserMissingException($"The browser's driver does not start: {e.Message}");
        }
    }

    private async Task<List<TakenPicture>> TakeAsync(IBrowser browser, Uri address, string? account, Look look, IReadOnlyList<ShownPage> pages)
    {
        await using var context = await browser.NewContextAsync(new()
        {
            BaseURL = address.ToString(),
            ViewportSize = new() { Width = look.Width, Height = 900 },
            ReducedMotion = ReducedMotion.Reduce,
            Locale = "en-GB",
        });
        if (look.IsDark) await context.AddCookiesAsync([new() { Name = WebTheme.Cookie, Value = WebTheme.Dark, Url = address.ToString() }]);
        if (account is not null) await SignInAsync(context, account);
        var taken = new List<TakenPicture>();
        foreach (var page in pages)
        {
            await Console.Error.WriteLineAsync($"{page.Name}, {look.Width}, {look.Theme}");
            taken.Add(await TakeAsync(context, look, page));
        }

        return taken;
    }

    private static async Task SignInAsync(IBrowserContext context, string account)
    {
        var page = await context.NewPageAsync();
        await page.GotoAsync("/sign-in");
        await page.FillAsync("#email", $"{account}@demo.example");
        await page.FillAsync("#password", DemoAccounts.Password);
        await page.ClickAsync("main form button[type=submit]");
        await page.WaitForURLAsync(url => !url.Contains("/sign-in", StringComparison.Ordinal));
        await page.CloseAsync();
    }

    private async Task<TakenPicture> TakeAsync(IBrowserContext context, Look look, ShownPage shown)
    {
        var problems = new List<string>();
        var page = await context.NewPageAsync();
        page.Console += (_, message) =>
        {
            // The browser says so itself where an address answers as it should.
            if (message.Type == "error" && !(shown.Status != 200 && message.Text.Contains($"{shown.Status}", StringComparison.Ordinal))) problems.Add($"console: {message.Text}");
        };
        page.PageError += (_, error) => problems.Add($"script: {error}");
        var file = $"{shown.Name}-{look.Width}-{look.Theme}.png";
        try
        {
            var answer = await page.GotoAsync(shown.Path, new() { WaitUntil = WaitUntilState.Load });
            await page.WaitForTimeoutAsync(Settling);
            if (answer?.Status != shown.Status) problems.Add($"answers {answer?.Status} instead of {shown.Status}");
            problems.AddRange(await page.EvaluateAsync<string[]>(Check));
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, file), FullPage = true });
        }
        catch (Exception e) when (e is PlaywrightException or TimeoutException)
        {
            problems.Add($"no picture: {e.Message.Split('\n')[0]}");
        }

        await page.CloseAsync();
        return new(shown, look, file, [.. problems.Distinct(StringComparer.Ordinal)]);
    }

    private static string ReadCheck()
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream("page-check.js")!);
        return reader.ReadToEnd();
    }
}
