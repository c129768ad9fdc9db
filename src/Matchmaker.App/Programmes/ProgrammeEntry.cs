using Matchmaker.App.Registry;

namespace Matchmaker.App.Programmes;

/// <summary>One actor in one programme, from the application or invitation to the selection.</summary>
public sealed class ProgrammeEntry
{
    public long Id { get; set; }

    public long ProgrammeId { get; set; }

    public Programme? Programme { get; set; }

    public long ActorId { get; set; }

    public Actor? Actor { get; set; }

    public EntryOrigin Origin { get; set; }

    public EntryState State { get; set; }

    /// <summary>The role of the programme that it applies for; null for any.</summary>
    public string? Role { get; set; }

    /// <summary>What the applicant writes.</summary>
    public string? Pitch { get; set; }

    /// <summary>What else the applicant says, such as topics, languages, hours and wishes: JSON, made and read by the workbench of the programme's kind.</summary>
    public string? Answers { get; set; }

    /// <summary>What it asks of the budget.</summary>
    public decimal? AskedAmount { get; set; }

    /// <summary>What the secretariat writes to it: with an invitation, with a decision.</summary>
    public string? Message { get; set; }

    public DateTimeOffset EnteredAt { get; set; }

    public DateTimeOffset? AnsweredAt { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }

    public List<ProgrammeReview> Reviews { get; set; } = [];
}
