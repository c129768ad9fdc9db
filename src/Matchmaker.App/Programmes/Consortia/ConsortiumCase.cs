using Matchmaker.App.Matching;
using Matchmaker.App.Registry;
using Matchmaker.Engine.Programmes.Consortia;

namespace Matchmaker.App.Programmes.Consortia;

/// <summary>A brief in the Engine's terms, with what is needed to tell its solution.</summary>
/// <param name="Brief">What is sought.</param>
/// <param name="Problem">As the Engine solves it.</param>
/// <param name="Candidates">Dense indices in the snapshot, by index of the problem.</param>
/// <param name="Actors">The candidates, by dense index in the snapshot.</param>
/// <param name="RoleFits">For each role, how well each actor of the snapshot would fit it, whatever else stands against it.</param>
/// <param name="Needs">Names of the problem's needs.</param>
/// <param name="NeedCovers">For each need, how well each actor of the snapshot would cover it, whatever stands against it.</param>
/// <param name="QuotaNames">What each quota of members asks for, in words.</param>
/// <param name="VarietyNames">What each quota of variety asks for, in words.</param>
/// <param name="Forbidden">Dense indices of those who may not be chosen.</param>
internal sealed record ConsortiumCase(
    ConsortiumBrief Brief, ConsortiumProblem Problem, int[] Candidates, IReadOnlyDictionary<int, Actor> Actors, double[][] RoleFits, IReadOnlyList<string> Needs, double[][] NeedCovers, IReadOnlyList<string> QuotaNames,
    IReadOnlyList<string> VarietyNames, IReadOnlySet<int> Forbidden)
{
    public required PartnerSuggestions Suggestions { get; init; }

    /// <summary>Those who may be chosen; null for everybody.</summary>
    public IReadOnlySet<int>? Among { get; init; }

    public Actor ActorOf(int candidate) => Actors[Candidates[candidate]];
}
