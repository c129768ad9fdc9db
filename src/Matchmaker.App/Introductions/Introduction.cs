using Matchmaker.App.Registry;

namespace Matchmaker.App.Introductions;

/// <summary>One actor asks to meet another; the other answers.</summary>
public sealed class Introduction
{
    public long Id { get; set; }

    public long AskingActorId { get; set; }

    public Actor? AskingActor { get; set; }

    public long AskedActorId { get; set; }

    public Actor? AskedActor { get; set; }

    /// <summary>A common partner who introduces the two, if one does.</summary>
    public long? IntroducerId { get; set; }

    public Actor? Introducer { get; set; }

    public IntroductionState State { get; set; }

    public string? Message { get; set; }

    public DateTimeOffset AskedAt { get; set; }

    public DateTimeOffset? AnsweredAt { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }

    /// <summary>The asked side was reminded last.</summary>
    public DateTimeOffset? RemindedAt { get; set; }

    /// <summary>The collaboration that came of it, where one was recorded.</summary>
    public long? CollaborationId { get; set; }

    /// <summary>The pushed suggestion that it came of, where it did.</summary>
    public long? PushedSuggestionId { get; set; }

    public List<IntroductionMessage> Messages { get; set; } = [];
}
