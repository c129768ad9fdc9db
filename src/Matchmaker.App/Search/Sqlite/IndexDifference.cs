namespace Matchmaker.App.Search.Sqlite;

/// <summary>What has to be written so that an index of some actors becomes one of those that the registry has now.</summary>
/// <param name="before">What the index holds.</param>
/// <param name="asked">Keys of the actors that may have changed, of which those that the registry has are taken; null where all that it has are.</param>
internal sealed class IndexDifference(ActorColumns before, IReadOnlySet<long>? asked = null)
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

    /// <summary>Takes the registry's actors by ascending key.</summary>
    public void Take(IndexedActor actor)
    {
        for (; _slot < before.Count && before.Ids[_slot] < actor.Id; _slot++) Pass(_slot);
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
        for (; _slot < before.Count; _slot++) Pass(_slot);
        return new(_added, _changed, _removed, null);
    }

    // What was not taken is gone, unless nobody asked for it.
    private void Pass(int slot)
    {
        if (asked?.Contains(before.Ids[slot]) == false)
        {
            Rows.Add(before.Row(slot));
            return;
        }

        Outdated.Add(before.Ids[slot]);
        _removed++;
    }
}
