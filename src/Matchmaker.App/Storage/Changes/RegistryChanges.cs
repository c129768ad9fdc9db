namespace Matchmaker.App.Storage.Changes;

/// <summary>What has changed in the registry since a position.</summary>
/// <param name="Until">Where to read on.</param>
/// <param name="Actors">Keys of actors that are new, changed or gone.</param>
/// <param name="Collaborations">Keys of collaborations that are new, changed or gone.</param>
/// <param name="IsOfRules">Whether somebody's word about a partner changed whom to suggest.</param>
/// <param name="IsAskedForAll">Whether somebody asked that everything be built from nothing.</param>
internal sealed record RegistryChanges(ChangePosition Until, IReadOnlySet<long> Actors, IReadOnlySet<long> Collaborations, bool IsOfRules, bool IsAskedForAll)
{
    /// <summary>More are read faster one after another than by their keys.</summary>
    public const int MostByKey = 2000;

    public bool IsNone => !IsOfRules && !IsAskedForAll && Actors.Count + Collaborations.Count == 0;
}
