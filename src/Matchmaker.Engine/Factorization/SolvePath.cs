namespace Matchmaker.Engine.Factorization;

/// <summary>Which way a row is solved, by its number of entries: the first three are equivalent and exact.</summary>
internal enum SolvePath
{
    /// <summary>In the space of its entries, sixteen rows of similar size side by side.</summary>
    DualInterleaved,

    /// <summary>In the space of its entries, by itself.</summary>
    Dual,

    /// <summary>In the space of the factors: the normal equations.</summary>
    Primal,

    /// <summary>A few steps of conjugate gradients from where the row stands.</summary>
    Conjugate,
}
