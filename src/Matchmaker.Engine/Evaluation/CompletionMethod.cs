using Matchmaker.Engine.Ranking.Groups;

namespace Matchmaker.Engine.Evaluation;

/// <summary>Something that completes groups and can be judged.</summary>
/// <param name="Name">What its row in a table is called.</param>
/// <param name="ForThread">Makes the function that one thread uses: it fills in a score for every actor, larger for better, with members and strangers alike; they are passed over afterwards.</param>
public sealed record CompletionMethod(string Name, Func<Action<GroupQuery, double[]>> ForThread);
