using Matchmaker.App.Programmes;
using Matchmaker.App.Registry;

namespace Matchmaker.Web.Components.Programmes.Desk;

/// <summary>What a programme says while it is being edited: rows can come, go and change.</summary>
internal sealed class TermsDraft(ProgrammeDraft says)
{
    // A decimal divided by this loses the zeros behind its point, which databases add.
    private const decimal Whole = 1.000000000000000000000000000m;

    public string Title { get; set; } = says.Title;

    public string? Brief { get; set; } = says.Brief;

    public ProgrammeKind Kind { get; set; } = says.Kind;

    public ProgrammeEntrance Entrance { get; set; } = says.Entrance;

    public IEnumerable<string> Sectors { get; set; } = [.. says.Sectors];

    public DateOnly? ApplyFrom { get; set; } = says.ApplyFrom;

    public DateOnly? ApplyUntil { get; set; } = says.ApplyUntil;

    public DateOnly? StartDate { get; set; } = says.StartDate;

    public DateOnly? EndDate { get; set; } = says.EndDate;

    public int? Places { get; set; } = says.Places;

    public decimal? Budget { get; set; } = says.Budget / Whole;

    public string? Currency { get; set; } = says.Currency;

    public IEnumerable<Helix> Helices { get; set; } = [.. says.Terms.Eligibility.Helices];

    public IEnumerable<string> Countries { get; set; } = [.. says.Terms.Eligibility.Countries];

    public IEnumerable<ActorSize> Sizes { get; set; } = [.. says.Terms.Eligibility.Sizes];

    public bool OnlyVerified { get; set; } = says.Terms.Eligibility.OnlyVerified;

    public List<RoleRow> Roles { get; } = [.. says.Terms.Roles.Select(role => new RoleRow { Code = role.Code, Text = role.Text, Helix = role.Helix, Topics = [.. role.Topics], Count = role.Count })];

    public List<CriterionRow> Criteria { get; } = [.. says.Terms.Criteria.Select(criterion => new CriterionRow { Code = criterion.Code, Name = criterion.Name, Weight = criterion.Weight })];

    public List<QuotaRow> Quotas { get; } = [.. says.Terms.Quotas.Select(quota => new QuotaRow { Dimension = quota.Dimension, Values = [.. quota.Values], And = quota.And, AtLeast = quota.AtLeast, AtMost = quota.AtMost })];

    public List<DeclaredConflict> Conflicts { get; } = [.. says.Terms.Conflicts];

    /// <summary>All of it as the desk takes it.</summary>
    public ProgrammeDraft Make() => new()
    {
        Kind = Kind,
        Title = Title,
        Brief = Brief,
        Sectors = [.. Sectors ?? []],
        Entrance = Entrance,
        ApplyFrom = ApplyFrom,
        ApplyUntil = ApplyUntil,
        StartDate = StartDate,
        EndDate = EndDate,
        Places = Places,
        Budget = Budget,
        Currency = Currency,
        Terms = new()
        {
            Eligibility = new() { Helices = [.. Helices ?? []], Countries = [.. Countries ?? []], Sizes = [.. Sizes ?? []], OnlyVerified = OnlyVerified },
            Roles = [.. Roles.Select(row => new SoughtRole { Code = row.Code.Trim(), Text = row.Text.Trim(), Helix = row.Helix, Topics = [.. row.Topics ?? []], Count = row.Count })],
            Criteria = [.. Criteria.Select(row => new Criterion(row.Code.Trim(), row.Name.Trim(), row.Weight))],
            Quotas = [.. Quotas.Select(row => new Quota { Dimension = row.Dimension, Values = Quota.HasValues(row.Dimension) ? [.. row.Values ?? []] : [], And = row.And, AtLeast = row.AtLeast, AtMost = row.AtMost })],
            Conflicts = [.. Conflicts],
        },
    };

    /// <summary>A role being edited.</summary>
    internal sealed class RoleRow
    {
        public string Code { get; set; } = "";

        public string Text { get; set; } = "";

        public Helix? Helix { get; set; }

        public IEnumerable<string> Topics { get; set; } = [];

        public int Count { get; set; } = 1;
    }

    /// <summary>A criterion being edited.</summary>
    internal sealed class CriterionRow
    {
        public string Code { get; set; } = "";

        public string Name { get; set; } = "";

        public double Weight { get; set; } = 1;
    }

    /// <summary>A quota being edited.</summary>
    internal sealed class QuotaRow
    {
        public QuotaDimension Dimension { get; set; } = QuotaDimension.Country;

        public IEnumerable<string> Values { get; set; } = [];

        /// <summary>What has to hold besides; kept as it is.</summary>
        public IReadOnlyList<Quota>? And { get; init; }

        public int? AtLeast { get; set; } = 1;

        public int? AtMost { get; set; }
    }
}
