using Matchmaker.Engine.Evaluation;
using Matchmaker.Engine.Graph;
using Matchmaker.Engine.Tests.Graph;

namespace Matchmaker.Engine.Tests.Evaluation;

/// <summary>A split small enough to work out by hand: cut on day 100, end on day 200, at most four actors in a collaboration.</summary>
internal static class ToySplit
{
    public const int Actors = 12;
    public const int Cut = 100;
    public const int Until = 200;
    public const int MaximumSize = 4;

    public static PlainCollaboration[] Collaborations { get; } =
    [
        new([0, 1, 2], 50),
        new([3, 4], Cut - 1),                           // the last day of train
        new([5, 6, 7, 8, 9], 60),                       // too many actors: not train
        new([10, 1], Hypergraph.UnknownDay),            // no date: neither
        new([0, 3], Cut),                               // the first day of test
        new([0, 1], 150),                               // partners already
        new([2, 5], 150),                               // 5 has no train partner
        new([1, 4, 3], Until - 1),                      // the last day of test
        new([2, 4], Until),                             // after the end
        new([2, 0, 3, 4, 1], 150),                      // too many actors: not test
        new([11], 50),                                  // alone: no partner
        new([11, 0], 150),
    ];

    public static PartnerSplit Make() => PartnerSplit.At(RandomCollaborations.Build(Actors, Collaborations), Cut, Until, MaximumSize);
}
