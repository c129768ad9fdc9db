using System.Buffers;
using Matchmaker.App.Storage;

namespace Matchmaker.App.Importing;

/// <summary>Puts uploaded files into a folder, under names that can do no harm.</summary>
internal static class ImportUpload
{
    private const int LongestName = 120;
    private static readonly string[] Endings = [".csv", ".tsv", ".txt", ".json"];
    private static readonly SearchValues<char> Unwanted = SearchValues.Create("\"*/:<>?\\|\0");

    /// <returns>Where they lie, in their order.</returns>
    /// <exception cref="ImportException">There are none or too many, they are too large, or one is of no kind that can be imported.</exception>
    public static async Task<IReadOnlyList<string>> StoreAsync(string folder, IReadOnlyList<UploadedFile> files, ImportQueueOptions options, CancellationToken cancellationToken)
    {
        if (files.Count == 0) throw new ImportException("There is no file to import. Send at least one.");
        if (files.Count > options.MostFiles) throw new ImportException($"{files.Count:N0} files are too many at once; {options.MostFiles:N0} are the most. Send them in several imports.");
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        List<(string Path, UploadedFile File)> all = [.. files.Select(file => (Path.Combine(folder, Named(file.Name, names)), file))];
        Directory.CreateDirectory(folder);
        var left = options.MostBytes;
        foreach (var (path, file) in all) left = await FileLimit.RunAsync(() => StoreAsync(path, file, left, options.MostBytes, cancellationToken));
        return [.. all.Select(one => one.Path)];
    }

    private static string Named(string given, HashSet<string> taken)
    {
        var name = given[(given.LastIndexOfAny(['/', '\\']) + 1)..].Trim().TrimStart('.');
        if (name.Length > LongestName) name = name[^LongestName..];
        if (name.AsSpan().ContainsAny(Unwanted) || name.Any(char.IsControl)) name = string.Concat(name.Select(c => Unwanted.Contains(c) || char.IsControl(c) ? '_' : c));
        var bare = name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? name[..^3] : name;
        if (!Endings.Contains(Path.GetExtension(bare), StringComparer.OrdinalIgnoreCase) || Path.GetFileNameWithoutExtension(bare).Length == 0)
            throw new ImportException($"'{name}' is not a file that can be imported. Send CSV (.csv, .tsv, .txt) or JSON (.json), plain or compressed (.gz).");
        return taken.Add(name) ? name : throw new ImportException($"Two files are called '{name}'. Give each its own name.");
    }

    private static async Task<long> StoreAsync(string path, UploadedFile file, long left, long most, CancellationToken cancellationToken)
    {
        await using var content = file.Content();
        await using var stored = File.Create(path);
        var buffer = ArrayPool<byte>.Shared.Rent(1 << 16);
        try
        {
            for (int read; (read = await content.ReadAsync(buffer, cancellationToken)) > 0;)
            {
                if ((left -= read) < 0) throw new ImportException($"The files are larger than {most / (1 << 20):N0} MB together. Compress them (.gz), or send them in several imports.");
                await stored.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        return left;
    }
}
