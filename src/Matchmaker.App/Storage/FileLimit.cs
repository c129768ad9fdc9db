namespace Matchmaker.App.Storage;

/// <summary>
/// A file that may not grow any more, by a quota of the process or the limit of a file system, is told by the framework as a wrong argument of somebody. Here it is told as what it is: the disk takes no more.
/// </summary>
internal static class FileLimit
{
    /// <exception cref="IOException">The disk is full, or takes no more of this file.</exception>
    public static void Run(Action write)
    {
        try
        {
            write();
        }
        catch (ArgumentOutOfRangeException e) when (IsIt(e))
        {
            throw Explained(e);
        }
    }

    /// <inheritdoc cref="Run"/>
    public static async Task<T> RunAsync<T>(Func<Task<T>> write)
    {
        try
        {
            return await write();
        }
        catch (ArgumentOutOfRangeException e) when (IsIt(e))
        {
            throw Explained(e);
        }
    }

    private static bool IsIt(ArgumentOutOfRangeException e) => e.TargetSite?.DeclaringType?.Namespace?.StartsWith("System.IO", StringComparison.Ordinal) == true;

    private static IOException Explained(ArgumentOutOfRangeException e) => new("The file would become larger than is allowed here.", e);
}
