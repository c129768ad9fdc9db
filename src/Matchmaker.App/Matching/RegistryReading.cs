namespace Matchmaker.App.Matching;

/// <summary>A snapshot with what is needed besides to make a later one of it, instead of reading the registry as a whole once more.</summary>
/// <param name="Snapshot">The registry at one moment.</param>
/// <param name="LeftOut">Words that its profiles go without.</param>
/// <param name="CollaborationIds">Keys of its collaborations, ascending.</param>
internal sealed record RegistryReading(RegistrySnapshot Snapshot, WordsLeftOut LeftOut, long[] CollaborationIds);
