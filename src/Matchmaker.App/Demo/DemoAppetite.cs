using Matchmaker.App.Registry;

namespace Matchmaker.App.Demo;

/// <summary>What actors of each helix typically offer and need, beside what is typical of their theme.</summary>
internal sealed record DemoAppetite(string[] Offers, string[] Needs)
{
    public static readonly string[] MentorTopics =
    [
        "mentoring-story", "mentoring-business", "mentoring-export", "mentoring-ip",
        "mentoring-marketing", "mentoring-production", "mentoring-design", "mentoring-technology",
    ];

    private static readonly DemoAppetite[] ByHelix =
    [
        new(["grants", "permits", "public-procurement", "export-promotion", "city-programmes", "skills-recognition"], ["sector-statistics", "policy-advice", "impact-studies", "media-coverage", "community-access", "training"]),
        new(["interns", "joint-research", "training", "curriculum", "prototyping", "impact-studies", "policy-advice", "sector-statistics"], ["joint-research", "grants", "collections", "technology-transfer", "software-development", "sponsorship"]),
        new(["production-services", "co-production", "ip-licensing", "interns", "materials", "sponsorship"], ["production-finance", "interns", "distribution", "ip-finance", "export-promotion", "media-coverage", "ip-valuation"]),
        new(["community-access", "training", "residencies", "festival-slots", "exhibition-space", "stories"], ["grants", "sponsorship", "media-coverage", "digitisation", "online-sales", "impact-studies"]),
        new(["media-coverage", "airtime", "campaigns", "stories", "localisation", "distribution"], ["stories", "co-production", "ai-tools", "sponsorship", "interns", "collections"]),
        new(["software-development", "immersive-tools", "ai-tools", "digitisation", "payments", "seed-investment", "technology-transfer"], ["seed-investment", "user-testing", "collections", "joint-research", "ip-licensing", "interns"]),
    ];

    public static DemoAppetite Of(Helix helix) => ByHelix[(int)helix];
}
