using Matchmaker.App.Storage.Changes;

namespace Matchmaker.App.Search.Following;

/// <summary>What a look at the registry found, compared with the index that serves.</summary>
/// <param name="Stamp">Of the registry's actors at that moment.</param>
/// <param name="Until">How far the change log was read.</param>
/// <param name="Changed">Keys of actors that may have changed; null where any may.</param>
/// <param name="IsAskedForAll">Whether the index is to be built from nothing.</param>
internal sealed record RegistryLook(string Stamp, ChangePosition Until, IReadOnlySet<long>? Changed, bool IsAskedForAll);
