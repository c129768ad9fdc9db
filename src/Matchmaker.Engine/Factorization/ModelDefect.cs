namespace Matchmaker.Engine.Factorization;

/// <summary>Why a model is refused.</summary>
public enum ModelDefect
{
    /// <summary>It does not begin like a model.</summary>
    NotAModel,

    /// <summary>It was written by another version of the format, or on a machine of the other byte order.</summary>
    OtherVersion,

    /// <summary>It ends before its header says.</summary>
    Truncated,

    /// <summary>Its checksum differs, or its parts contradict one another.</summary>
    Damaged,

    /// <summary>It lacks a part that is asked for.</summary>
    MissingSection,
}
