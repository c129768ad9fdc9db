using Matchmaker.App.Importing.Rows;

namespace Matchmaker.App.Importing;

/// <summary>Two actors that may be one: their names, folded, are equal, and so is their country.</summary>
/// <param name="Name">The name as the import has it.</param>
/// <param name="Country">The country of both.</param>
/// <param name="ActorId">The imported actor.</param>
/// <param name="Id">Its id in its register.</param>
/// <param name="OtherId">The actor that was there before.</param>
/// <param name="OtherName">What that one is called.</param>
/// <param name="Other">One of its ids in a register.</param>
public sealed record DuplicateCandidate(string Name, string Country, long ActorId, ExternalKey? Id, long OtherId, string OtherName, ExternalKey? Other);
