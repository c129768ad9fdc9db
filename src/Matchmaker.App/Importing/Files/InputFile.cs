using System.IO.Compression;
using System.Text;

namespace Matchmaker.App.Importing.Files;

/// <summary>An opened file to import: unpacked where it is gzip, in UTF-8 whatever it was, and known to be no picture, program or workbook.</summary>
internal sealed class InputFile : IDisposable
{
    private const int HeadLength = 4096;
    private static readonly byte[] ByteOrderMark = [0xEF, 0xBB, 0xBF];

    private readonly CountingStream _source;

    // Without this, .NET takes a gzip file that was cut off for one that ends there.
    static InputFile() => AppContext.SetSwitch("System.IO.Compression.UseStrictValidation", true);

    private InputFile(string name, CountingStream source, Stream content, bool isJson)
    {
        Name = name;
        _source = source;
        Content = content;
        IsJson = isJson;
    }

    /// <summary>The file's name without its folder, for messages.</summary>
    public string Name { get; }

    /// <summary>The text in UTF-8, without a byte order mark.</summary>
    public Stream Content { get; }

    public bool IsJson { get; }

    /// <summary>Bytes of the file as it lies on disk, and how many of them were read.</summary>
    public long Length => _source.Length;

    public long BytesRead => _source.BytesRead;

    /// <param name="path">The file.</param>
    /// <param name="encoding">A name of an encoding; null for UTF-8.</param>
    /// <exception cref="ImportException">It cannot be opened, or is not text.</exception>
    public static InputFile Open(string path, string? encoding)
    {
        var name = Path.GetFileName(path);
        var source = new CountingStream(OpenFile(path, name));
        try
        {
            return Unwrap(name, source, encoding is null ? null : FindEncoding(encoding));
        }
        catch (InvalidDataException e)
        {
            source.Dispose();
            throw Damaged(name, null, e);
        }
        catch
        {
            source.Dispose();
            throw;
        }
    }

    /// <summary>The message for a gzip file that ends too early or has been altered.</summary>
    public static ImportException Damaged(string name, string? place, Exception e) => ImportException.In(
        name, place, "the compressed file is damaged or cut off here.", "Fetch or copy it again (gzip -t tests a file). Nothing was imported.", e);

    public void Dispose()
    {
        Content.Dispose();
        _source.Dispose();
    }

    private static InputFile Unwrap(string name, CountingStream source, Encoding? encoding)
    {
        var (head, content) = PrefixedStream.Peek(source, HeadLength);
        if (FileSignature.IsGzip(head)) (head, content) = PrefixedStream.Peek(new GZipStream(content, CompressionMode.Decompress), HeadLength);
        Refuse(name, FileSignature.Describe(head));
        if (encoding is not null) (head, content) = Transcode(name, content, encoding);
        else if (FileSignature.WideEncoding(head) is { } wide)
            throw ImportException.In(name, "line 1, byte 1", "the text is not UTF-8 but has two or four bytes a character.", $"Save the file as UTF-8, or import it with --encoding {wide}.");
        if (head.AsSpan().StartsWith(ByteOrderMark)) content.ReadExactly(new byte[ByteOrderMark.Length]);
        Refuse(name, FileSignature.Describe(head));
        return new(name, source, content, FileSignature.IsJson(head));
    }

    private static (byte[] Head, Stream Content) Transcode(string name, Stream content, Encoding encoding)
    {
        try
        {
            return PrefixedStream.Peek(Encoding.CreateTranscodingStream(content, encoding, new UTF8Encoding(false)), HeadLength);
        }
        catch (DecoderFallbackException e)
        {
            throw ImportException.In(name, null, $"the text is not in the encoding {encoding.WebName}.", "Name another with --encoding.", e);
        }
    }

    private static void Refuse(string name, string? what)
    {
        if (what is not null)
            throw ImportException.In(name, null, $"the file is {what}; a table of text (CSV) or a register's JSON is needed.", "Check the path, or export the table as CSV in UTF-8.");
    }

    private static FileStream OpenFile(string path, string name)
    {
        if (Directory.Exists(path)) throw ImportException.In(path, null, "this is a folder.", "Name the files in it.");
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw ImportException.In(path, null, "there is no such file.", "Check the path.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw ImportException.In(name, null, $"the file cannot be read: {e.Message}", "Check its permissions.", e);
        }
    }

    private static Encoding FindEncoding(string name)
    {
        var found = CodePagesEncodingProvider.Instance.GetEncoding(name);
        try
        {
            found ??= Encoding.GetEncoding(name);
        }
        catch (ArgumentException e)
        {
            throw new ImportException($"'{name}' is not the name of an encoding. Use utf-8, utf-16, windows-1252, windows-874 (Thai), windows-1258 (Vietnamese), euc-kr, shift_jis or gb18030, for example.", e);
        }

        var strict = (Encoding)found.Clone();
        strict.DecoderFallback = DecoderFallback.ExceptionFallback;
        return strict;
    }
}
