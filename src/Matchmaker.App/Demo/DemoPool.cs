namespace Matchmaker.App.Demo;

/// <summary>Draws actors in proportion to their activity: from everybody, from one community, or mentors' clients by topic.</summary>
internal sealed class DemoPool
{
    private readonly double[] _everybody;
    private readonly int[] _memberStart;
    private readonly int[] _members;
    private readonly double[] _memberWeights;
    private readonly List<int>[] _clients;

    public DemoPool(DemoWorld world)
    {
        _everybody = new double[world.Actors];
        _memberStart = new int[world.Communities.Length + 1];
        var total = 0.0;
        for (var actor = 0; actor < world.Actors; actor++)
        {
            _everybody[actor] = total += world.Activity[actor];
            foreach (var community in CommunitiesOf(world, actor)) _memberStart[community + 1]++;
        }

        for (var i = 0; i < world.Communities.Length; i++) _memberStart[i + 1] += _memberStart[i];
        _members = new int[_memberStart[^1]];
        _memberWeights = new double[_members.Length];
        var next = _memberStart.AsSpan(0, world.Communities.Length).ToArray();
        for (var actor = 0; actor < world.Actors; actor++)
            foreach (var community in CommunitiesOf(world, actor)) _members[next[community]++] = actor;
        for (var i = 0; i < world.Communities.Length; i++) Accumulate(world, i);
        _clients = [.. DemoAppetite.MentorTopics.Select(topic => Clients(world, DemoInterests.Bit(topic)))];
    }

    /// <summary>Anyone but a newcomer.</summary>
    public int Anyone(ref DemoRandom random) => Draw(_everybody, 0, _everybody.Length, ref random);

    /// <summary>An organisation of the community that is no newcomer; -1 where there is none.</summary>
    public int MemberOf(int community, ref DemoRandom random)
    {
        var (start, end) = (_memberStart[community], _memberStart[community + 1]);
        return start == end ? -1 : _members[Draw(_memberWeights, start, end, ref random)];
    }

    /// <summary>An organisation anywhere that seeks a mentor in the topic; -1 where there is none.</summary>
    public int ClientOf(int topic, ref DemoRandom random) => _clients[topic].Count == 0 ? -1 : random.Pick(_clients[topic]);

    private static int Draw(double[] cumulative, int start, int end, ref DemoRandom random)
    {
        var target = random.NextUnit() * cumulative[end - 1];
        var (low, high) = (start, end - 1);
        while (low < high)
        {
            var middle = (low + high) >> 1;
            if (cumulative[middle] > target) high = middle;
            else low = middle + 1;
        }

        return low;
    }

    private void Accumulate(DemoWorld world, int community)
    {
        var total = 0.0;
        for (var i = _memberStart[community]; i < _memberStart[community + 1]; i++) _memberWeights[i] = total += world.Activity[_members[i]];
    }

    // Persons mentor; they do not join productions themselves.
    private static IEnumerable<int> CommunitiesOf(DemoWorld world, int actor)
    {
        if (world.IsPerson(actor) || world.IsNewcomer(actor)) yield break;
        yield return world.Community[actor];
        if (world.SecondCommunity[actor] != DemoWorld.NoCommunity) yield return world.SecondCommunity[actor];
    }

    private static List<int> Clients(DemoWorld world, ulong topic)
    {
        var clients = new List<int>();
        for (var actor = 0; actor < world.Organisations; actor++)
            if (!world.IsNewcomer(actor) && (world.Needs[actor] & topic) != 0) clients.Add(actor);
        return clients;
    }
}
