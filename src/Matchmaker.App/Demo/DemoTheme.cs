namespace Matchmaker.App.Demo;

/// <summary>What a community is about: sectors that go together, and the offers and needs that are typical of them.</summary>
internal sealed record DemoTheme(string Name, double Weight, string[] Sectors, string[] Interests)
{
    public static readonly DemoTheme[] All =
    [
        new("animation and games", 1.0, ["animation", "games", "comics", "immersive-media"], ["co-production", "ip-licensing", "production-services", "immersive-tools", "distribution", "localisation"]),
        new("film and broadcasting", 0.9, ["film", "broadcasting", "photography"], ["co-production", "post-production", "locations", "distribution", "festival-slots", "airtime"]),
        new("crafts and fashion", 0.85, ["crafts", "textiles", "fashion", "circular-materials"], ["materials", "online-sales", "green-technology", "exhibition-space", "community-access", "export-promotion"]),
        new("music and stage", 0.75, ["music", "performing-arts", "festivals"], ["festival-slots", "residencies", "sponsorship", "studio-space", "distribution", "ip-licensing"]),
        new("design and architecture", 0.7, ["design", "architecture", "advertising"], ["prototyping", "public-procurement", "user-testing", "campaigns", "materials", "studio-space"]),
        new("heritage and tourism", 0.65, ["museums", "cultural-tourism", "gastronomy", "intangible-heritage", "heritage-sites"], ["digitisation", "conservation", "visitor-experiences", "collections", "stories", "community-access"]),
        new("books and learning", 0.55, ["publishing", "news-media", "cultural-education", "archives"], ["stories", "localisation", "curriculum", "distribution", "digitisation", "ip-licensing"]),
        new("creative technology", 0.6, ["creative-technology", "artificial-intelligence", "coastal-communities", "digital", "green"], ["software-development", "ai-tools", "payments", "user-testing", "technology-transfer", "seed-investment"]),
    ];
}
