namespace Matchmaker.App.Programmes;

/// <summary>The conditions of a programme: whom it seeks, how they are judged, and what the line-up has to satisfy.</summary>
public sealed record ProgrammeTerms
{
    public Eligibility Eligibility { get; init; } = new();

    public IReadOnlyList<SoughtRole> Roles { get; init; } = [];

    public IReadOnlyList<Criterion> Criteria { get; init; } = [];

    public IReadOnlyList<Quota> Quotas { get; init; } = [];

    public IReadOnlyList<DeclaredConflict> Conflicts { get; init; } = [];
}
