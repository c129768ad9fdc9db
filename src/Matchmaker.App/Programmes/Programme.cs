namespace Matchmaker.App.Programmes;

/// <summary>Something for several actors that the secretariat curates: a call, a cohort, a round of mentoring, a forum.</summary>
public sealed class Programme
{
    public long Id { get; set; }

    public ProgrammeKind Kind { get; set; }

    public required string Title { get; set; }

    /// <summary>What it is about, in words; the consortium builder reads it.</summary>
    public string? Brief { get; set; }

    /// <summary>Taxonomy codes of the sectors.</summary>
    public List<string> Sectors { get; set; } = [];

    public ProgrammeState State { get; set; }

    public ProgrammeEntrance Entrance { get; set; }

    /// <summary>The first day of applications, UTC; null for at once.</summary>
    public DateOnly? ApplyFrom { get; set; }

    /// <summary>The last day of applications, to its end, UTC; null for as long as it is open.</summary>
    public DateOnly? ApplyUntil { get; set; }

    public DateOnly? StartDate { get; set; }

    public DateOnly? EndDate { get; set; }

    /// <summary>How many are chosen, at the most.</summary>
    public int? Places { get; set; }

    public decimal? Budget { get; set; }

    /// <summary>ISO 4217, of the budget and of what is asked for.</summary>
    public string? Currency { get; set; }

    public ProgrammeTerms Terms { get; set; } = new();

    public bool IsDemo { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }

    public List<ProgrammeEntry> Entries { get; set; } = [];
}
