using Matchmaker.Engine.Factorization;
using Matchmaker.Engine.Numerics;

namespace Matchmaker.Engine.Ranking;

/// <summary>What profiles say, as numbers: what an actor is known by before it has worked with anybody.</summary>
/// <param name="Values">Actors × features, already scaled.</param>
/// <param name="Names">Name of each feature, such as "country:PH" or "word:university"; unique.</param>
/// <param name="Strengths">How strongly each feature counts beside others of its kind, before scaling: what it takes to scale a profile that comes later in the same way.</param>
public sealed record ActorFeatures(SparseRows Values, IReadOnlyList<string> Names, float[] Strengths)
{
    /// <summary>Number of actors.</summary>
    public int ActorCount => Values.RowCount;

    /// <summary>Both sides of an actor × actor matrix are told by the same profiles.</summary>
    public FactorFeatures BothSides => new(Values, Values);

    /// <summary>The factors that a model regresses from an actor's profile; zeros where the model was trained without features. O(features of the actor · rank).</summary>
    public void Regress(FactorModel factors, int actor, Span<float> factor) => factors.FromFeatures(Values.RowColumns(actor), Values.RowValues(actor), factor);

    /// <exception cref="ArgumentException">There is not one row an actor, or not one name a feature.</exception>
    public void Validate(int actorCount)
    {
        if (ActorCount != actorCount) throw new ArgumentException($"{actorCount} actors need as many rows of features; there are {ActorCount}.");
        if (Names.Count != Values.ColumnCount || Strengths.Length != Values.ColumnCount)
            throw new ArgumentException($"{Values.ColumnCount} features need as many names and strengths; there are {Names.Count} and {Strengths.Length}.");
    }
}
