using System.Text;

namespace Matchmaker.App.Programmes.Timetables;

/// <summary>A file of a forum as it was given.</summary>
/// <param name="Name">What to call it in messages.</param>
/// <param name="Content">Its bytes.</param>
public sealed record ForumFile(string Name, byte[] Content)
{
    /// <summary>Above any honest list.</summary>
    public const int LongestFile = 20_000_000;

    /// <summary>Text that was pasted.</summary>
    public static ForumFile Of(string name, string text) => new(name, Encoding.UTF8.GetBytes(text));

    /// <exception cref="ForumException">It cannot be read, or is too long.</exception>
    public static ForumFile Open(string path)
    {
        try
        {
            if (Directory.Exists(path)) throw new ForumException(path, null, "this is a folder. Name the file in it.");
            if (new FileInfo(path) is { Exists: true, Length: > LongestFile }) throw new ForumException(path, null, $"the file is longer than {LongestFile / 1_000_000} MB.");
            return new(Path.GetFileName(path), File.ReadAllBytes(path));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new ForumException(path, null, "there is no such file. Check the path.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ForumException(path, null, $"the file cannot be read: {e.Message}");
        }
    }
}
