namespace Matchmaker.App.Importing.Files;

/// <summary>Finds the files to import behind the paths that the user gave, and puts them into the order in which they must be read.</summary>
internal static class SourceFiles
{
    public static List<SourceFile> Find(IReadOnlyList<string> paths, ImportSource source, ColumnMapping? mapping, string? encoding, Action<string> onSkipped)
    {
        var found = new List<SourceFile>();
        foreach (var path in paths)
        {
            if (Directory.Exists(path)) found.AddRange(InFolder(path, source, mapping, encoding, onSkipped));
            else found.Add(SourceFile.Recognise(path, source, mapping, encoding, isNamed: true)!);
        }

        return found.OrderBy(file => file.Format?.Order ?? 0).ToList();
    }

    private static List<SourceFile> InFolder(string folder, ImportSource source, ColumnMapping? mapping, string? encoding, Action<string> onSkipped)
    {
        var found = new List<SourceFile>();
        foreach (var path in Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal))
        {
            if (!IsTable(path)) continue;
            if (SourceFile.Recognise(path, source, mapping, encoding, isNamed: false) is { } file) found.Add(file);
            else onSkipped(Path.GetFileName(path));
        }

        return found.Count > 0 ? found : throw ImportException.In(
            folder, null, $"the folder holds no table that import {source.Name} knows.", $"It looks for CSV files (also .gz) of these kinds: {string.Join(", ", source.Formats.Select(format => format.Name).Distinct())}.");
    }

    private static bool IsTable(string path)
    {
        var name = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? path[..^3] : path;
        return Path.GetExtension(name).ToUpperInvariant() is ".CSV" or ".TSV" or ".TXT" && !name.EndsWith(".rejects.csv", StringComparison.OrdinalIgnoreCase);
    }
}
