using Matchmaker.App.Accounts;
using Matchmaker.App.Matching;

namespace Matchmaker.App.Introductions;

/// <summary>All of an introduction, as one of its sides sees it.</summary>
/// <param name="Line">Where it stands.</param>
/// <param name="OwnActorId">The side that looks.</param>
/// <param name="Introducer">Who could introduce the two, where one was named.</param>
/// <param name="Messages">What was written and what happened, oldest first.</param>
/// <param name="Contact">How to reach the other side; null before both agreed, or where it left none.</param>
/// <param name="CanRemind">Whether a reminder is due.</param>
/// <param name="CollaborationId">What came of it.</param>
public sealed record IntroductionThread(
    IntroductionLine Line, long OwnActorId, ActorLabel? Introducer, IReadOnlyList<ThreadLine> Messages, ActorContact? Contact, bool CanRemind, long? CollaborationId);
