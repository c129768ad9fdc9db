using Matchmaker.App.Collaborations;
using Matchmaker.App.Importing.Rows;

namespace Matchmaker.App.Importing.Storing;

/// <summary>What accepting a row would make of its collaboration.</summary>
internal sealed record CollaborationPlan(CollaborationWork Work, Collaboration Proposed, bool HasChanged, CollaborationDraft Draft);
