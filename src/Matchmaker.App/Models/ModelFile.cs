using System.Security.Cryptography;
using Matchmaker.App.Storage;
using Matchmaker.Engine.Factorization;

namespace Matchmaker.App.Models;

/// <summary>
/// A model on disk: the container, memory-mapped while open, and its card beside it. Written so that at every moment the path holds either the old file or the new one, whole.
/// Dispose only when nothing reads the model any more.
/// </summary>
public sealed class ModelFile : IDisposable
{
    private readonly MappedBytes _bytes;

    private ModelFile(MappedBytes bytes, ModelContainer container, ModelCard card)
    {
        _bytes = bytes;
        Container = container;
        Card = card;
        Factors = FactorModelFormat.Decode(container);
    }

    /// <summary>All sections.</summary>
    public ModelContainer Container { get; }

    /// <summary>The factors, read where they lie in the mapped file.</summary>
    public FactorModel Factors { get; }

    /// <summary>What is known about the model.</summary>
    public ModelCard Card { get; }

    /// <summary>Where the card of a model lies: the same path with ".json" after it.</summary>
    public static string CardPathOf(string path) => path + ".json";

    /// <summary>Writes model and card: each to a temporary file in the same directory, flushed to the disk, then renamed. The card goes last.</summary>
    /// <param name="path">Where to.</param>
    /// <param name="model">The factors.</param>
    /// <param name="card">What is known about them; its file hash is filled in.</param>
    /// <param name="further">Sections of other parts of the product.</param>
    /// <exception cref="IOException">The disk is full or the directory cannot be written; the old files are untouched.</exception>
    public static void Save(string path, FactorModel model, ModelCard card, params IReadOnlyList<ModelSection> further)
    {
        var directory = Path.GetDirectoryName(Path.GetFullPath(path))!;
        Directory.CreateDirectory(directory);
        var hash = Replace(path, stream => FactorModelFormat.Write(stream, model, further));
        Replace(CardPathOf(path), stream =>
        {
            using var writer = new StreamWriter(stream, leaveOpen: true);
            writer.Write((card with { FileHash = hash }).ToJson());
        });
    }

    /// <summary>Opens a model and its card.</summary>
    /// <exception cref="FileNotFoundException">There is no model there, or no card beside it.</exception>
    /// <exception cref="ModelFormatException">The model or its card is refused; the message names the file, the reason and the remedy.</exception>
    public static ModelFile Open(string path)
    {
        if (!File.Exists(path)) throw new FileNotFoundException($"There is no model at {path}: train one with `matchmaker train`.", path);
        var cardPath = CardPathOf(path);
        if (!File.Exists(cardPath)) throw new FileNotFoundException($"The model {path} has no card {cardPath} beside it: train again with `matchmaker train`.", cardPath);
        MappedBytes? bytes = null;
        try
        {
            if (new FileInfo(path).Length == 0) throw new ModelFormatException(ModelDefect.NotAModel, "The file is empty: train again with `matchmaker train`.");
            bytes = new MappedBytes(path);
            var container = ModelContainer.Read(bytes.Memory);
            var card = ModelCard.FromJson(File.ReadAllText(cardPath));
            if (card.FileHash is { } hash && hash != Convert.ToHexStringLower(SHA256.HashData(bytes.Memory.Span)))
                throw new ModelFormatException(ModelDefect.Damaged, "The card beside it is that of another model: train again with `matchmaker train`.");
            return new ModelFile(bytes, container, card);
        }
        catch (ModelFormatException error)
        {
            bytes?.Dispose();
            throw new ModelFormatException(error.Defect, $"{path}: {error.Message}");
        }
        catch
        {
            bytes?.Dispose();
            throw;
        }
    }

    /// <summary>Unmaps the file.</summary>
    public void Dispose() => _bytes.Dispose();

    /// <summary>SHA-256, in hexadecimal, of what was written.</summary>
    private static string Replace(string path, Action<Stream> write)
    {
        var temporary = $"{path}.{Environment.ProcessId}.{Guid.NewGuid():N}.tmp";
        try
        {
            var hash = "";
            FileLimit.Run(() =>
            {
                using var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None);
                write(stream);
                stream.Flush(flushToDisk: true);
                stream.Position = 0;
                hash = Convert.ToHexStringLower(SHA256.HashData(stream));
            });

            File.Move(temporary, path, overwrite: true);
            return hash;
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }
}
