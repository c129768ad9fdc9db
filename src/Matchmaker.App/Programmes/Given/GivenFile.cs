using System.Text;

namespace Matchmaker.App.Programmes.Given;

/// <summary>A file of a programme as it was given.</summary>
/// <param name="Name">What to call it in messages.</param>
/// <param name="Content">Its bytes.</param>
public sealed record GivenFile(string Name, byte[] Content)
{
    /// <summary>Above any honest list.</summary>
    public const int LongestFile = 20_000_000;

    /// <summary>Text that was pasted.</summary>
    public static GivenFile Of(string name, string text) => new(name, Encoding.UTF8.GetBytes(text));

    /// <exception cref="GivenException">It cannot be read, or is too long.</exception>
    public static GivenFile Open(string path)
    {
        List<GivenIssue> issues = [];
        return Open(path, issues) ?? throw new GivenException(issues);
    }

    /// <summary>The file; null where it cannot be read or is too long, of which an issue tells, so that what is wrong with others is told beside it.</summary>
    public static GivenFile? Open(string path, List<GivenIssue> issues)
    {
        var problem = "";
        try
        {
            if (Directory.Exists(path)) problem = "this is a folder. Name the file in it.";
            else if (new FileInfo(path) is { Exists: true, Length: > LongestFile }) problem = TooLong;
            else return new(Path.GetFileName(path), File.ReadAllBytes(path));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            problem = "there is no such file. Check the path.";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problem = $"the file cannot be read: {e.Message} Check its permissions.";
        }

        issues.Add(new(path, null, problem, true));
        return null;
    }

    /// <summary>What is read out of a file; nothing where it cannot be read, of which an issue tells.</summary>
    public static List<T> Read<T>(string path, Func<GivenFile, List<GivenIssue>, List<T>> read, List<GivenIssue> issues) => Open(path, issues) is { } file ? read(file, issues) : [];

    /// <summary>What is said of a file above <see cref="LongestFile"/>.</summary>
    public static GivenException LongerThanAny(string name) => new(name, null, TooLong);

    private static string TooLong => $"the file is longer than {LongestFile / 1_000_000} MB. Is it the right one?";
}
