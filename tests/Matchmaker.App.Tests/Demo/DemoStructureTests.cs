using Matchmaker.App.Demo;
using Matchmaker.App.Introductions;
using Xunit.Abstractions;

namespace Matchmaker.App.Tests.Demo;

/// <summary>What data/demo/README.md says was planted is there to be found. The figures in that file are what these tests print.</summary>
public sealed class DemoStructureTests(ITestOutputHelper output)
{
    private static readonly DemoRegistry Demo = new(new DemoOptions());
    private static readonly DemoWorld World = Demo.World;
    private static readonly List<DemoCollaboration> Collaborations = [.. Demo.Collaborations()];
    private static readonly List<DemoFeedback> Feedback = [.. Demo.Feedback()];
    private static readonly List<(int A, int B)> Pairs = [.. Collaborations.SelectMany(c => c.Participants.Skip(1).Select(p => (c.Participants[0].Actor, p.Actor)))];

    [Fact]
    public void Communities_Pairs_FallWithinFarMoreOftenThanByChance()
    {
        var within = Pairs.Count(p => Shares(p.A, p.B)) / (double)Pairs.Count;
        var chance = Sample().Count(p => Shares(p.A, p.B)) / (double)Sample().Count();
        output.WriteLine($"within communities {within:P1}, by chance {chance:P1}");
        Assert.True(within > 0.55, $"{within:P1}");
        Assert.True(within > 8 * chance, $"{within:P1} against {chance:P1}");
    }

    [Fact]
    public void NeedAndOffer_PartnersOfOneCommunity_MeetMoreOftenThanOthersOfIt()
    {
        var partners = Pairs.Where(p => Shares(p.A, p.B) && !World.IsPerson(p.A)).ToList();
        var others = Sample().Where(p => Shares(p.A, p.B) && !World.IsPerson(p.A) && !World.IsPerson(p.B)).ToList();
        var (met, chance) = (partners.Count(Meet) / (double)partners.Count, others.Count(Meet) / (double)others.Count);
        output.WriteLine($"need meets offer: partners {met:P1}, others of the community {chance:P1}");
        Assert.True(met > 1.25 * chance, $"{met:P1} against {chance:P1}");
    }

    [Fact]
    public void Newcomers_ATenth_HaveNoHistoryAndEverybodyElseHas()
    {
        var seen = Collaborations.SelectMany(c => c.Participants).Select(p => p.Actor).ToHashSet();
        Assert.Equal(100, Enumerable.Range(0, World.Actors).Count(World.IsNewcomer));
        Assert.All(Enumerable.Range(0, World.Actors), a => Assert.Equal(World.IsNewcomer(a), !seen.Contains(a)));
        Assert.DoesNotContain(Feedback, f => World.IsNewcomer(f.Actor) || World.IsNewcomer(f.Partner));
    }

    [Fact]
    public void Brokers_Betweenness_IsManyTimesThatOfOthersAsActive()
    {
        var neighbours = Neighbours();
        var betweenness = Betweenness.Of(neighbours);
        var brokers = Enumerable.Range(0, World.Actors).Where(a => World.SecondCommunity[a] != DemoWorld.NoCommunity).ToList();
        Assert.Equal(30, brokers.Count);
        var mean = brokers.Average(a => betweenness[a]);
        output.WriteLine($"betweenness: brokers {mean:F0}, all {betweenness.Average():F0}");
        Assert.True(mean > 3 * betweenness.Average(), $"{mean:F0}");

        // Not only because they are active: per neighbour too they lie on more paths than the best connected of the others.
        var peers = Enumerable.Range(0, World.Organisations)
            .Where(a => World.SecondCommunity[a] == DemoWorld.NoCommunity).OrderByDescending(a => neighbours[a].Count).Take(brokers.Count).ToList();
        output.WriteLine($"per neighbour: brokers {brokers.Average(PerNeighbour):F0}, as many of the best connected others {peers.Average(PerNeighbour):F0}");
        Assert.True(brokers.Average(PerNeighbour) > 1.1 * peers.Average(PerNeighbour), $"{brokers.Average(PerNeighbour):F1} against {peers.Average(PerNeighbour):F1}");

        double PerNeighbour(int actor) => betweenness[actor] / neighbours[actor].Count;
    }

    [Fact]
    public void CoProductions_Mostly_CrossBorders()
    {
        output.WriteLine($"cross-border: co-productions {CrossBorder("co-production"):P1}, supply {CrossBorder("supply"):P1}");
        Assert.True(CrossBorder("co-production") > 0.7, $"{CrossBorder("co-production"):P1}");
        Assert.True(CrossBorder("co-production") > CrossBorder("supply") + 0.1, $"{CrossBorder("supply"):P1}");
    }

    [Fact]
    public void Mentors_Clients_SeekTheMentorsTopic()
    {
        var pairs = Pairs.Where(p => World.IsPerson(p.A) && World.Topic[p.A] != DemoWorld.NoTopic).ToList();
        output.WriteLine($"mentoring: {pairs.Count} pairs, {pairs.Count(p => World.Meets(p.B, p.A) > 0)} of the topic sought");
        Assert.True(pairs.Count > 150);
        Assert.True(pairs.Count(p => World.Meets(p.B, p.A) > 0) > 0.8 * pairs.Count);
    }

    [Fact]
    public void Rising_Collaborations_GrowYearByYear()
    {
        var byYear = Collaborations.SelectMany(c => c.Participants, (c, p) => (c.Start.Year, p.Actor))
            .Where(p => (World.Traits[p.Actor] & DemoTraits.Rising) != 0).CountBy(p => p.Year).ToDictionary();
        output.WriteLine($"rising: {string.Join(", ", byYear.OrderBy(y => y.Key).Select(y => $"{y.Key}: {y.Value}"))}");
        Assert.DoesNotContain(byYear.Keys, year => year < 2022);
        Assert.True(byYear[2025] > 2 * byYear[2023], $"{byYear[2025]} after {byYear[2023]}");
    }

    [Fact]
    public void Activity_HeavyTail_ATenthDoesAThird()
    {
        var counts = Collaborations.SelectMany(c => c.Participants).CountBy(p => p.Actor).Select(p => p.Value).OrderDescending().ToList();
        output.WriteLine($"activity: first hundred {counts.Take(100).Sum() / (double)counts.Sum():P1}, most {counts[0]}, mean {counts.Average():F1}, median {counts[counts.Count / 2]}");
        Assert.True(counts.Take(100).Sum() > 0.33 * counts.Sum());
        Assert.True(counts[0] > 5 * counts.Average());
    }

    [Fact]
    public void Feedback_Reciprocity_FollowsTheOtherSidesInterest()
    {
        var answers = Feedback.Where(f => f.Kind is FeedbackKind.Accepted or FeedbackKind.Declined).ToList();
        double Rate(Func<DemoFeedback, bool> those) => answers.Where(those).Average(f => f.Kind == FeedbackKind.Accepted ? 1.0 : 0.0);
        var (needed, other) = (Rate(f => World.Meets(f.Actor, f.Partner) > 0), Rate(f => World.Meets(f.Actor, f.Partner) == 0));
        output.WriteLine($"accepted: {needed:P1} where the asked needs what the asking offers, {other:P1} elsewhere");
        Assert.True(needed > other + 0.15, $"{needed:P1} against {other:P1}");
    }

    [Fact]
    public void GroundTruth_ChancesOfAnswers_AreThoseThatTheFeedbackWasDrawnWith()
    {
        var truth = new DemoGroundTruth(new DemoOptions());
        var met = Feedback.Where(f => f.Kind == FeedbackKind.WorkedTogether).Select(f => (f.Actor, f.Partner)).ToHashSet();
        var seen = Feedback.Where(f => f.Kind == FeedbackKind.Seen && !met.Contains((f.Actor, f.Partner))).ToList();
        var asked = Feedback.Where(f => f.Kind == FeedbackKind.Asked).Select(f => (f.Actor, f.Partner)).ToHashSet();
        var accepted = Feedback.Where(f => f.Kind == FeedbackKind.Accepted).Select(f => (f.Partner, f.Actor)).ToHashSet();
        var chances = seen.ConvertAll(f => truth.AnswersOf(DemoNames.ActorId(f.Actor), DemoNames.ActorId(f.Partner)));

        Assert.Equal(chances.Average(c => c.Asks), seen.Average(f => asked.Contains((f.Actor, f.Partner)) ? 1.0 : 0), 0.03);
        Assert.Equal(chances.Average(c => c.Asks * c.Accepts), seen.Average(f => accepted.Contains((f.Actor, f.Partner)) ? 1.0 : 0), 0.03);
    }

    [Fact]
    public void GroundTruth_SameOptions_IsThatOfTheRecords()
    {
        var truth = new DemoGroundTruth(new DemoOptions());
        Assert.Equal(World.Community, truth.Actors.Select(truth.CommunityOf));
        Assert.Equal(24, truth.Communities);
        var mentor = DemoNames.ActorId(Enumerable.Range(0, World.Actors).First(a => World.Topic[a] != DemoWorld.NoTopic));
        Assert.StartsWith("mentoring-", truth.MentorTopicOf(mentor), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => truth.CommunityOf("nobody"));
    }

    private static bool Shares(int a, int b) =>
        World.Community[a] == World.Community[b] || World.SecondCommunity[a] == World.Community[b] || World.SecondCommunity[b] == World.Community[a];

    private static bool Meet((int A, int B) pair) => World.Meets(pair.A, pair.B) + World.Meets(pair.B, pair.A) > 0;

    private static double CrossBorder(string kind)
    {
        var those = Collaborations.Where(c => c.Kind == kind).ToList();
        return those.Count(c => c.Participants.Select(p => World.Country[p.Actor]).Distinct().Count() > 1) / (double)those.Count;
    }

    /// <summary>Every pair of actors with a history.</summary>
    private static IEnumerable<(int A, int B)> Sample() =>
        from a in Enumerable.Range(0, World.Actors)
        from b in Enumerable.Range(0, a)
        where !World.IsNewcomer(a) && !World.IsNewcomer(b)
        select (a, b);

    private static List<HashSet<int>> Neighbours()
    {
        var neighbours = Enumerable.Range(0, World.Actors).Select(_ => new HashSet<int>()).ToList();
        foreach (var (a, b) in Pairs)
        {
            neighbours[a].Add(b);
            neighbours[b].Add(a);
        }

        return neighbours;
    }
}
