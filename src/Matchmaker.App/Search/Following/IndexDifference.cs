namespace Matchmaker.App.Search.Following;

/// <summary>What has to be written so that an index of some actors becomes one of those that the registry has now.</summary>
/// <param name="ids">Keys of the actors that the index holds, ascending.</param>
/// <param name="fingerprints">By the same slots, digests of their profiles.</param>
/// <param name="asked">Keys of the actors that may have changed, of which those that the registry has are taken; null where all that it has are.</param>
internal sealed class IndexDifference(long[] ids, ulong[] fingerprints, IReadOnlySet<long>? asked = null)
{
    private int _slot;
    private int _added;
    private int _changed;
    private int _removed;

    /// <summary>All actors as they are now, by ascending key: the slot of each that stays as it was, and what is written of the others.</summary>
    public List<(int Slot, (IndexedActor Actor, StoredProfile Profile)? Written)> Now { get; } = [];

    /// <summary>New and changed actors.</summary>
    public IEnumerable<(IndexedActor Actor, StoredProfile Profile)> Written => Now.Select(actor => actor.Written).OfType<(IndexedActor, StoredProfile)>();

    /// <summary>Keys of actors that are gone, or have to be written anew.</summary>
    public List<long> Outdated { get; } = [];

    /// <summary>Takes the registry's actors by ascending key.</summary>
    public void Take(IndexedActor actor)
    {
        for (; _slot < ids.Length && ids[_slot] < actor.Id; _slot++) Pass(_slot);
        var isKnown = _slot < ids.Length && ids[_slot] == actor.Id;
        var profile = new StoredProfile(actor);
        if (isKnown && fingerprints[_slot] == profile.Fingerprint) Now.Add((_slot, null));
        else
        {
            Now.Add((-1, (actor, profile)));
            if (isKnown) Outdated.Add(actor.Id);
            _ = isKnown ? _changed++ : _added++;
        }

        if (isKnown) _slot++;
    }

    public IndexChange Finish()
    {
        for (; _slot < ids.Length; _slot++) Pass(_slot);
        return new(_added, _changed, _removed, null);
    }

    // What was not taken is gone, unless nobody asked for it.
    private void Pass(int slot)
    {
        if (asked?.Contains(ids[slot]) == false)
        {
            Now.Add((slot, null));
            return;
        }

        Outdated.Add(ids[slot]);
        _removed++;
    }
}
