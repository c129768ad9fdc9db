namespace Matchmaker.App.Demo;

/// <summary>
/// What was planted in a demo registry, made again from its options: for evaluation only. It is in no file and in no registry, so that no model can learn it.
/// </summary>
public sealed class DemoGroundTruth
{
    private readonly DemoWorld _world;
    private readonly Dictionary<string, int> _index;

    public DemoGroundTruth(DemoOptions options)
    {
        _world = DemoPopulation.Draw(options);
        _index = new(_world.Actors, StringComparer.Ordinal);
        for (var actor = 0; actor < _world.Actors; actor++) _index.Add(DemoNames.ActorId(actor), actor);
    }

    /// <summary>The values of the scheme <c>demo</c>, in the order of the files.</summary>
    public IEnumerable<string> Actors => Enumerable.Range(0, _world.Actors).Select(DemoNames.ActorId);

    /// <summary>Number of communities; they are numbered from 0.</summary>
    public int Communities => _world.Communities.Length;

    public int CommunityOf(string id) => _world.Community[Index(id)];

    /// <summary>A broker's other community; null for all others.</summary>
    public int? SecondCommunityOf(string id) => _world.SecondCommunity[Index(id)] is var second && second == DemoWorld.NoCommunity ? null : second;

    /// <summary>Code of a mentor's topic; null for all others.</summary>
    public string? MentorTopicOf(string id) => _world.Topic[Index(id)] is var topic && topic == DemoWorld.NoTopic ? null : DemoAppetite.MentorTopics[topic];

    public bool IsNewcomer(string id) => _world.IsNewcomer(Index(id));

    public bool IsBroker(string id) => (_world.Traits[Index(id)] & DemoTraits.Broker) != 0;

    public bool IsRising(string id) => (_world.Traits[Index(id)] & DemoTraits.Rising) != 0;

    public string CountryOf(string id) => DemoCountry.All[_world.Country[Index(id)]].Code;

    /// <summary>Whether one needs something that the other offers.</summary>
    public bool Meets(string seeker, string giver) => _world.Meets(Index(seeker), Index(giver)) > 0;

    /// <summary>Whether one needs what a tag names.</summary>
    public bool Needs(string id, string tag) => (_world.Needs[Index(id)] & DemoInterests.Bit(tag)) != 0;

    /// <summary>The chance that one wanted to meet the other when the feedback was drawn.</summary>
    public double InterestOf(string actor, string partner) => DemoFeedbacks.Interest(_world, Index(actor), Index(partner));

    /// <summary>The chance that one asks the other to meet once it is suggested, and that the other then accepts.</summary>
    public (double Asks, double Accepts) AnswersOf(string actor, string partner) => DemoFeedbacks.Answers(_world, Index(actor), Index(partner));

    private int Index(string id) => _index.TryGetValue(id, out var index) ? index : throw new ArgumentException($"'{id}' is not an actor of this demo registry.", nameof(id));
}
