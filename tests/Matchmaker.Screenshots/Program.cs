using Matchmaker.Screenshots;

if (args is not [var folder, ..] || folder.StartsWith('-') || args is not ([_] or [_, "--only", _]))
{
    await Console.Error.WriteLineAsync("Usage: screenshots DIR [--only NAME]   pictures of every page, or of those whose name begins like that");
    return 2;
}

try
{
    return await new ScreenshotRun(Path.GetFullPath(folder), args is [_, _, var only] ? only : null).RunAsync() ? 0 : 1;
}
catch (BrowserMissingException e)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 3;
}
