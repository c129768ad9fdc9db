using Matchmaker.App.Collaborations;
using Matchmaker.App.Registry;

namespace Matchmaker.App.Demo;

/// <summary>How collaborations of one kind look: how often each helix leads one, who takes part as what, how long it lasts.</summary>
/// <param name="Code">Code of <see cref="CollaborationKind"/>.</param>
/// <param name="Phrase">What it is called in a title.</param>
/// <param name="Share">Weight for a lead of each helix, in the order of <see cref="Helix"/>.</param>
internal sealed record DemoKind(string Code, string Phrase, string LeadRole, string PartnerRole, double[] Share, int MostPartners, int LongestDays, int MostUsd)
{
    public static readonly DemoKind Mentoring = new(CollaborationKind.Mentoring, "mentoring", "mentor", "mentee", [0, 0, 0, 0, 0, 0], 3, 365, 0);
    public static readonly DemoKind CoProduction = new(CollaborationKind.CoProduction, "co-production", "producer", "co-producer", [0.02, 0.08, 0.42, 0.15, 0.40, 0.20], 5, 720, 400_000);

    /// <summary>Kinds that organisations lead.</summary>
    public static readonly DemoKind[] All =
    [
        CoProduction,
        new(CollaborationKind.ResearchProject, "research project", "coordinator", "participant", [0.10, 0.45, 0.06, 0.08, 0.05, 0.18], 7, 1095, 250_000),
        new(CollaborationKind.Training, "training", "trainer", "participant", [0.12, 0.22, 0.06, 0.20, 0.07, 0.10], 6, 180, 0),
        new(CollaborationKind.Licence, "licence", "licensor", "licensee", [0, 0.03, 0.13, 0.04, 0.11, 0.15], 1, 1095, 80_000),
        new(CollaborationKind.Supply, "supply agreement", "client", "supplier", [0.08, 0.03, 0.20, 0.08, 0.10, 0.22], 2, 540, 60_000),
        new(CollaborationKind.Funding, "fund", "funder", "grantee", [0.40, 0.04, 0.04, 0.10, 0.05, 0.07], 5, 720, 120_000),
        new(CollaborationKind.Event, "festival and forum", "organiser", "participant", [0.28, 0.15, 0.09, 0.35, 0.22, 0.08], 14, 10, 0),
    ];

    private static readonly double[][] SharesByHelix = [.. Enumerable.Range(0, 6).Select(helix => All.Select(kind => kind.Share[helix]).ToArray())];

    public static DemoKind Draw(Helix lead, ref DemoRandom random) => All[random.PickWeighted(SharesByHelix[(int)lead])];

    /// <summary>Number of partners beside the lead: one most often, each further one less likely.</summary>
    public int DrawPartners(ref DemoRandom random)
    {
        var more = Code == CollaborationKind.Event ? 0.8 : 0.5;
        var partners = 1;
        while (partners < MostPartners && random.Chance(more)) partners++;
        return partners;
    }
}
