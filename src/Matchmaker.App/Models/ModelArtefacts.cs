using System.Security.Cryptography;
using Matchmaker.App.Storage;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Models;

/// <summary>Models' files in the database: what one node trained, the others fetch, and a damaged copy is fetched again.</summary>
public sealed class ModelArtefacts(RegistryDatabase database)
{
    private const int ChunkBytes = 1 << 20;

    /// <summary>Stores a file within the caller's transaction, a piece at a time.</summary>
    internal static async Task StoreAsync(RegistryContext context, ModelVersion version, string path, CancellationToken cancellationToken)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        for (var position = 0; ; position++)
        {
            var bytes = new byte[(int)Math.Min(ChunkBytes, file.Length - file.Position)];
            if (bytes.Length == 0) return;
            await file.ReadExactlyAsync(bytes, cancellationToken);
            var chunk = new ModelChunk { ModelVersionId = version.Id, Position = position, Bytes = bytes, Hash = HashOf(bytes) };
            context.Add(chunk);
            await context.SaveChangesAsync(cancellationToken);
            context.Entry(chunk).State = EntityState.Detached;
        }
    }

    /// <summary>The versions whose files the database holds.</summary>
    public async Task<IReadOnlySet<long>> HeldAsync(CancellationToken cancellationToken = default)
    {
        await using var context = database.CreateDbContext();
        return await context.ModelChunks.Where(chunk => chunk.Position == 0).Select(chunk => chunk.ModelVersionId).ToHashSetAsync(cancellationToken);
    }

    /// <summary>Writes a version's file and card from the database into the models' folder: to temporary files first, which then take the place of what is there.</summary>
    /// <returns>Whether the database has the file.</returns>
    /// <exception cref="ModelStoreException">What the database has is damaged, or cannot be written here.</exception>
    internal async Task<bool> FetchAsync(ModelVersion version, string path, CancellationToken cancellationToken)
    {
        var temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            if (!await FileLimit.RunAsync(() => WriteAsync(version, temporary, cancellationToken))) return false;
            var cardPath = ModelFile.CardPathOf(path);
            await File.WriteAllTextAsync($"{temporary}.json", version.Card, cancellationToken);
            File.Move(temporary, path, overwrite: true);
            File.Move($"{temporary}.json", cardPath, overwrite: true);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ModelStoreException($"Model {version.Name} cannot be copied from the database to {path}: {e.Message.TrimEnd('.')}. Free some room, or name another folder with --models.", e);
        }
        finally
        {
            Delete(temporary);
            Delete($"{temporary}.json");
        }
    }

    private async Task<bool> WriteAsync(ModelVersion version, string temporary, CancellationToken cancellationToken)
    {
        await using var context = database.CreateDbContext();
        await using var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write);
        using var whole = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (var position = 0; ; position++)
        {
            var at = position;
            if (await context.ModelChunks.AsNoTracking().SingleOrDefaultAsync(one => one.ModelVersionId == version.Id && one.Position == at, cancellationToken) is not { } chunk) break;
            if (HashOf(chunk.Bytes) != chunk.Hash) throw new ModelStoreException($"Model {version.Name} is damaged in the database as well, in piece {position}. Train again with matchmaker train, or activate another.");
            whole.AppendData(chunk.Bytes);
            await file.WriteAsync(chunk.Bytes, cancellationToken);
        }

        if (file.Length == 0) return false;
        if (ModelCard.FromJson(version.Card).FileHash is { } hash && hash != Convert.ToHexStringLower(whole.GetHashAndReset()))
            throw new ModelStoreException($"Model {version.Name} is not whole in the database. Train again with matchmaker train, or activate another.");
        file.Flush(flushToDisk: true);
        return true;
    }

    private static string HashOf(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static void Delete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It is only room.
        }
    }
}
