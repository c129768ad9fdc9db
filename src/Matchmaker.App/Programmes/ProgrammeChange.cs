using Matchmaker.App.Accounts;

namespace Matchmaker.App.Programmes;

/// <summary>What a curator changed in a programme, with all that is needed to undo it.</summary>
public sealed class ProgrammeChange
{
    public long Id { get; set; }

    public long ProgrammeId { get; set; }

    public Programme? Programme { get; set; }

    public DateTimeOffset At { get; set; }

    /// <summary>Who; null for a program, or once the person has been erased.</summary>
    public long? AccountId { get; set; }

    public Account? Account { get; set; }

    /// <summary>As in the audit log.</summary>
    public required string Action { get; set; }

    /// <summary>In words.</summary>
    public required string Text { get; set; }

    /// <summary>The rows before and after, as JSON.</summary>
    public required string Rows { get; set; }

    public DateTimeOffset? UndoneAt { get; set; }
}
