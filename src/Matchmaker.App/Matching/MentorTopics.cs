using Matchmaker.App.Registry;

namespace Matchmaker.App.Matching;

/// <summary>Who offers mentoring, by the profiles, and in what.</summary>
internal sealed class MentorTopics
{
    private readonly ActorProfileTable _profiles;
    private readonly int _root;
    private readonly Dictionary<string, int> _topics = new(StringComparer.Ordinal);

    public MentorTopics(ActorProfileTable profiles)
    {
        _profiles = profiles;
        _root = Column(Mentoring.Root);
        foreach (var topic in Mentoring.Topics)
            if (Column(topic.Code) is >= 0 and var column) _topics.Add(topic.Code, column);
    }

    /// <summary>The topics that an actor seeks to learn, as it says itself.</summary>
    public IReadOnlyList<string> SoughtBy(int actor) => [.. _topics.Where(topic => _profiles.Terms.Needs[actor, topic.Value] > 0).Select(topic => topic.Key)];

    /// <summary>Whether an actor offers mentoring: in one topic, or in any where none is given.</summary>
    public bool IsMentor(int actor, string? topic)
    {
        var column = topic is null ? _root : _topics.GetValueOrDefault(topic, -1);
        return column >= 0 && _profiles.Terms.Offers[actor, column] > 0;
    }

    /// <summary>The part of the topics that an actor mentors in; 0 where there are none.</summary>
    public double Covers(int actor, IReadOnlyList<string> topics) => topics.Count == 0 ? 0 : (double)topics.Count(topic => IsMentor(actor, topic)) / topics.Count;

    private int Column(string code)
    {
        for (var at = 0; at < _profiles.Interests.Count; at++)
            if (_profiles.Interests[at] == code) return at;
        return -1;
    }
}
