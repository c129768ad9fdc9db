namespace Matchmaker.Contracts.Storage;

/// <summary>A folder of its own for one test, removed with all it holds.</summary>
public sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("matchmaker-test-").FullName;

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose() => Remove(Path);

    /// <summary>
    /// Removes a folder with all it holds. Somebody who is just ending may still put a file into it meanwhile, and Windows holds a file for a moment after it was closed: it is tried a few times, and what then remains is left
    /// to the system's own cleaning, for no test is about it.
    /// </summary>
    public static void Remove(string path)
    {
        for (var tries = 0; tries < 5; tries++)
        {
            try
            {
                if (Directory.Exists(path)) Directory.Delete(path, recursive: true);
                return;
            }
            catch (IOException)
            {
                Thread.Sleep(TimeSpan.FromMilliseconds(100));
            }
        }
    }
}
