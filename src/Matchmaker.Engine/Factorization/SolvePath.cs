namespace Matchmaker.Engine.Factorization;

/// <summary>Which of three equivalent ways a row is solved exactly, by its number of entries.</summary>
internal enum SolvePath
{
    /// <summary>In the space of its entries, sixteen rows of similar size side by side.</summary>
    DualInterleaved,

    /// <summary>In the space of its entries, by itself.</summary>
    Dual,

    /// <summary>In the space of the factors: the normal equations.</summary>
    Primal,
}
