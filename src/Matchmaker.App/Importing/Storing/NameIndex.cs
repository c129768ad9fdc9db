namespace Matchmaker.App.Importing.Storing;

/// <summary>Finds, among the actors of a batch, those of one folded name and country.</summary>
internal sealed class NameIndex
{
    private readonly Dictionary<(string Name, string Country), List<ActorWork>> _actors = [];

    /// <summary>
    /// Whether another name is long enough to tell an actor from others. Short forms are not: half a dozen bodies of a country are called MSU.
    /// A script without spaces says as much in four characters as Latin does in twelve.
    /// </summary>
    public static bool IsTelling(string foldedAlias) =>
        foldedAlias.Contains(' ', StringComparison.Ordinal) && foldedAlias.Length >= 8 || foldedAlias.Length >= (foldedAlias.Any(c => c > 0x250) ? 4 : 12);

    public void Clear() => _actors.Clear();

    public void Add(ActorWork work)
    {
        Add(work.Actor.NormalisedName, work);
        foreach (var alias in work.Actor.Aliases)
            if (IsTelling(alias.NormalisedName)) Add(alias.NormalisedName, work);
    }

    public IReadOnlyList<ActorWork> Find(string foldedName, string country) =>
        foldedName.Length > 0 && _actors.TryGetValue((foldedName, country), out var found) ? found : [];

    private void Add(string foldedName, ActorWork work)
    {
        if (foldedName.Length == 0) return;
        var key = (foldedName, work.Actor.Country);
        if (!_actors.TryGetValue(key, out var works)) _actors[key] = works = [];
        if (!works.Contains(work)) works.Add(work);
    }
}
