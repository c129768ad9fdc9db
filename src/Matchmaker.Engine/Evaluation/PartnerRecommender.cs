namespace Matchmaker.Engine.Evaluation;

/// <summary>Something that ranks partners and can be judged.</summary>
/// <param name="Name">What its row in a table is called.</param>
/// <param name="ForThread">
/// Makes the function that one thread uses: from an actor to its best candidates, best first, without the actor and its present partners. Equal actors give equal lists.
/// </param>
public sealed record PartnerRecommender(string Name, Func<Func<int, int[]>> ForThread);
