namespace Matchmaker.App.Models;

/// <summary>A piece of a model's file, kept in the database so that every node can have it.</summary>
public sealed class ModelChunk
{
    public long ModelVersionId { get; set; }

    /// <summary>Which piece, counted from 0.</summary>
    public int Position { get; set; }

    public required byte[] Bytes { get; set; }

    /// <summary>SHA-256 of the bytes, in hexadecimal.</summary>
    public required string Hash { get; set; }
}
