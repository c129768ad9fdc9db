using Matchmaker.App.Importing.Rows;
using Matchmaker.App.Registry;

namespace Matchmaker.App.Importing.Storing;

/// <summary>What accepting a row would make of its actor. Nothing is done to the actor until the whole row proves sound.</summary>
internal sealed record ActorPlan(ActorWork Work, Actor Proposed, bool HasChanged, ActorDraft Draft)
{
    public IReadOnlyList<ActorWork> Namesakes { get; init; } = [];

    /// <summary>Ids of the row that belong to another actor already.</summary>
    public IReadOnlyList<ExternalKey> TakenIds { get; init; } = [];
}
