namespace Matchmaker.Engine.Factorization;

/// <summary>How a row's factors are found, the other side being fixed.</summary>
public enum AlsSolver
{
    /// <summary>The exact minimum of the row's least-squares problem, by Cholesky (Hu, Koren, Volinsky 2008, eq. 4).</summary>
    Exact,

    /// <summary>One Newton step on each block of factors in turn (iALS++, Rendle et al. 2021): for large ranks.</summary>
    Block,

    /// <summary>
    /// A few conjugate gradient steps from where the row stands (Takács, Pilászy, Tikk 2011), in the basis in which the other side's Gramian is diagonal; rows so short that an exact solve is cheaper
    /// are solved exactly. The fastest epochs.
    /// </summary>
    ConjugateGradient,
}
