namespace Matchmaker.App.Search.Sqlite;

/// <summary>What has to be written so that an index of some actors becomes one of those that the registry has now.</summary>
internal sealed class IndexDifference(ActorColumns before)
{
    private int _slot;
    private int _added;
    private int _changed;
    private int _removed;

    /// <summary>All actors as they are now, by ascending key.</summary>
    public List<ActorRow> Rows { get; } = [];

    /// <summary>New and changed actors.</summary>
    public List<(IndexedActor Actor, byte[] Json)> Written { get; } = [];

    /// <summary>Keys of actors that are gone, or have to be written anew.</summary>
    public List<long> Outdated { get; } = [];

    /// <summary>Takes the actors of the registry by ascending key.</summary>
    public void Take(IndexedActor actor)
    {
        for (; _slot < before.Count && before.Ids[_slot] < actor.Id; _slot++) Remove(before.Ids[_slot]);
        var isKnown = _slot < before.Count && before.Ids[_slot] == actor.Id;
        var profile = new StoredProfile(actor);
        if (isKnown && before.Fingerprints[_slot] == profile.Fingerprint) Rows.Add(before.Row(_slot));
        else
        {
            Rows.Add(ActorRow.Of(actor, profile.Fingerprint));
            Written.Add((actor, profile.Json));
            if (isKnown) Outdated.Add(actor.Id);
            _ = isKnown ? _changed++ : _added++;
        }

        if (isKnown) _slot++;
    }

    public IndexChange Finish()
    {
        for (; _slot < before.Count; _slot++) Remove(before.Ids[_slot]);
        return new(_added, _changed, _removed, null);
    }

    private void Remove(long id)
    {
        Outdated.Add(id);
        _removed++;
    }
}
