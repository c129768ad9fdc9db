namespace Matchmaker.Contracts;

/// <summary>A test on real data sets, which lie beside the repository; skipped, with the reason, where they do not.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SharedDataFactAttribute : FactAttribute
{
    private const string Variable = "MATCHMAKER_SHARED_DATA";

    public SharedDataFactAttribute()
    {
        if (!Directory.Exists(Folder)) Skip = $"The real data sets are not at {Folder}; {Variable} says where else.";
    }

    public static string Folder { get; } = Find();

    public static string PathOf(params string[] parts) => Path.Combine([Folder, .. parts]);

    private static string Find()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } folder) return folder;
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "Matchmaker.sln"))) root = root.Parent;
        return Path.GetFullPath(Path.Combine(root?.FullName ?? ".", "..", "shared", "data"));
    }
}
