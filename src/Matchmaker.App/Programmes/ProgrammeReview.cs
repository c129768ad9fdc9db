using Matchmaker.App.Accounts;

namespace Matchmaker.App.Programmes;

/// <summary>What one reviewer thinks of one entry.</summary>
public sealed class ProgrammeReview
{
    public long Id { get; set; }

    public long EntryId { get; set; }

    public ProgrammeEntry? Entry { get; set; }

    /// <summary>Null once the person has been erased: the scores stay with the programme.</summary>
    public long? ReviewerId { get; set; }

    public Account? Reviewer { get; set; }

    /// <summary>By code of criterion, 0 to 10.</summary>
    public Dictionary<string, double> Scores { get; set; } = [];

    public string? Comment { get; set; }

    /// <summary>The reviewer has an interest in it: no scores then, and it does not count.</summary>
    public bool HasConflict { get; set; }

    public DateTimeOffset At { get; set; }
}
