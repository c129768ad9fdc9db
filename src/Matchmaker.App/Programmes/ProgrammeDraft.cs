namespace Matchmaker.App.Programmes;

/// <summary>What a curator says of a programme, in a form, a file or a request.</summary>
public sealed record ProgrammeDraft
{
    public ProgrammeKind Kind { get; init; }

    public string Title { get; init; } = "";

    public string? Brief { get; init; }

    public IReadOnlyList<string> Sectors { get; init; } = [];

    public ProgrammeEntrance Entrance { get; init; }

    public DateOnly? ApplyFrom { get; init; }

    public DateOnly? ApplyUntil { get; init; }

    public DateOnly? StartDate { get; init; }

    public DateOnly? EndDate { get; init; }

    public int? Places { get; init; }

    public decimal? Budget { get; init; }

    public string? Currency { get; init; }

    public ProgrammeTerms Terms { get; init; } = new();

    /// <summary>What a stored programme says.</summary>
    public static ProgrammeDraft Of(Programme programme) => new()
    {
        Kind = programme.Kind,
        Title = programme.Title,
        Brief = programme.Brief,
        Sectors = [.. programme.Sectors],
        Entrance = programme.Entrance,
        ApplyFrom = programme.ApplyFrom,
        ApplyUntil = programme.ApplyUntil,
        StartDate = programme.StartDate,
        EndDate = programme.EndDate,
        Places = programme.Places,
        Budget = programme.Budget,
        Currency = programme.Currency,
        Terms = programme.Terms,
    };

    /// <summary>Writes it into a programme; rules are checked when that is saved.</summary>
    internal void WriteTo(Programme programme)
    {
        programme.Kind = Kind;
        programme.Title = Title.Trim();
        programme.Brief = Filled(Brief);
        programme.Sectors = [.. Sectors];
        programme.Entrance = Entrance;
        (programme.ApplyFrom, programme.ApplyUntil, programme.StartDate, programme.EndDate) = (ApplyFrom, ApplyUntil, StartDate, EndDate);
        (programme.Places, programme.Budget, programme.Currency) = (Places, Budget, Filled(Currency)?.ToUpperInvariant());
        programme.Terms = Terms;
    }

    private static string? Filled(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
