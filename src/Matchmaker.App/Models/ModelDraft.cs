using Matchmaker.App.Storage;

namespace Matchmaker.App.Models;

/// <summary>Folders for models that are being made and that nobody knows of yet. They go when they are disposed; what a program left that was killed, the next one clears away.</summary>
internal static class ModelDraft
{
    /// <summary>A new one.</summary>
    /// <exception cref="IOException">The models' folder cannot be written.</exception>
    public static HeldFolder Open(RegistryDatabase database)
    {
        ClearAbandoned(database);
        return HeldFolder.Create(FolderOf(database));
    }

    /// <summary>Deletes what programs left that were killed.</summary>
    public static void ClearAbandoned(RegistryDatabase database)
    {
        foreach (var left in HeldFolder.TakeAbandoned(FolderOf(database))) left.Dispose();
    }

    // Among the registry's models, so that a finished one takes its place by renaming.
    private static string FolderOf(RegistryDatabase database) => Path.Combine(database.ModelsFolder, $"drafts-{database.ShortName}");
}
