namespace Matchmaker.App.Importing.Rows;

/// <summary>One row of a source, read into what it says. It is stored whole or rejected whole.</summary>
internal sealed record ImportRow(RowOrigin Origin)
{
    public ActorDraft? Actor { get; init; }

    public CollaborationDraft? Collaboration { get; init; }

    public IReadOnlyList<ParticipationDraft> Participations { get; init; } = [];

    public FeedbackDraft? Feedback { get; init; }

    /// <summary>Everything found wrong while reading; a row with problems is rejected.</summary>
    public IReadOnlyList<RowProblem> Problems { get; init; } = [];

    /// <summary>Parts of the row that were left out although the row is kept.</summary>
    public IReadOnlyList<RowWarning> Warnings { get; init; } = [];

    /// <summary>Why a rule of the source leaves this sound row out. It counts as rejected, but is nobody's mistake and stops nothing.</summary>
    public string? LeftOut { get; init; }
}
