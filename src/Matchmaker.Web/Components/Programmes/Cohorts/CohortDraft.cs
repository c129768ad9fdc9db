using System.Globalization;
using Matchmaker.App.Programmes;
using Matchmaker.App.Programmes.Cohorts;

namespace Matchmaker.Web.Components.Programmes.Cohorts;

/// <summary>What the curator is settling, as the fields of the page hold it.</summary>
public sealed class CohortDraft
{
    public string Name { get; set; } = "";

    public int? Places { get; set; }

    public int? PlacesAtLeast { get; set; }

    public CohortFitSource FitFrom { get; set; }

    public double CoverageWorth { get; set; } = 0.25;

    public double DiversityWorth { get; set; } = 0.1;

    /// <summary>The programme's quotas, with numbers that can be tried otherwise.</summary>
    public List<QuotaNumbers> Quotas { get; } = [];

    public HashSet<string> Locked { get; } = new(StringComparer.Ordinal);

    public HashSet<string> Forbidden { get; } = new(StringComparer.Ordinal);

    public void Read(CohortChoices choices, CohortBoard board)
    {
        (Places, PlacesAtLeast, FitFrom, CoverageWorth, DiversityWorth) = (choices.Places ?? board.Terms.Places, choices.PlacesAtLeast, choices.FitFrom, choices.CoverageWorth, choices.DiversityWorth);
        Quotas.Clear();
        Quotas.AddRange((choices.Quotas ?? board.Terms.Quotas).Select(quota => new QuotaNumbers(quota) { AtLeast = quota.AtLeast, AtMost = quota.AtMost }));
        Fill(Locked, choices.Locked);
        Fill(Forbidden, choices.Forbidden);
    }

    public CohortChoices Say() => new()
    {
        Places = Places,
        PlacesAtLeast = PlacesAtLeast,
        FitFrom = FitFrom,
        CoverageWorth = CoverageWorth,
        DiversityWorth = DiversityWorth,

        // A quota without numbers asks for nothing.
        Quotas = [.. Quotas.Where(row => row.AtLeast is not null || row.AtMost is not null).Select(row => row.Quota with { AtLeast = row.AtLeast, AtMost = row.AtMost })],
        Locked = [.. Locked.Select(id => long.Parse(id, CultureInfo.InvariantCulture)).Order()],
        Forbidden = [.. Forbidden.Select(id => long.Parse(id, CultureInfo.InvariantCulture)).Order()],
    };

    public void Lock(string id)
    {
        Forbidden.Remove(id);
        if (!Locked.Remove(id)) Locked.Add(id);
    }

    public void Forbid(string id)
    {
        Locked.Remove(id);
        if (!Forbidden.Remove(id)) Forbidden.Add(id);
    }

    public void Free(string id)
    {
        Locked.Remove(id);
        Forbidden.Remove(id);
    }

    private static void Fill(HashSet<string> set, IEnumerable<long> ids)
    {
        set.Clear();
        set.UnionWith(ids.Select(id => id.ToString(CultureInfo.InvariantCulture)));
    }

    /// <summary>A quota with numbers that can be changed.</summary>
    public sealed class QuotaNumbers(Quota quota)
    {
        public Quota Quota { get; } = quota;

        public int? AtLeast { get; set; }

        public int? AtMost { get; set; }
    }
}
