namespace Matchmaker.App.Tests.Demo;

/// <summary>Where the repository's own files and the shared data sets lie.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string SharedData =>
        Environment.GetEnvironmentVariable("MATCHMAKER_SHARED_DATA") is { Length: > 0 } folder ? folder : Path.Combine(Root, "..", "shared", "data");

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Matchmaker.sln"))) return folder.FullName;
        throw new InvalidOperationException("The tests do not run inside the repository.");
    }
}
