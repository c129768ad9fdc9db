namespace Matchmaker.MLNet;

/// <summary>
/// An entry as the library reads it. Row and column are counted from 0 here: the library adds 1 to the keys of rows that it reads from memory, since 0 stands for a missing key in its own columns.
/// </summary>
internal sealed class MatrixEntry
{
    public uint Row { get; set; }

    public uint Column { get; set; }

    /// <summary>Always 1: the one-class loss takes every entry for a 1 and looks at no other value.</summary>
    public float Label { get; set; }
}
