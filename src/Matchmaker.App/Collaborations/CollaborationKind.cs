namespace Matchmaker.App.Collaborations;

/// <summary>
/// Codes for what a collaboration was, with the weight each lends to a tie. A short event says less about working together than a joint production.
/// </summary>
public static class CollaborationKind
{
    public const string CoProduction = "co-production";
    public const string ResearchProject = "research-project";
    public const string Mentoring = "mentoring";
    public const string Training = "training";
    public const string Licence = "licence";
    public const string Supply = "supply";
    public const string Funding = "funding";
    public const string Event = "event";
    public const string Other = "other";

    private static readonly Dictionary<string, float> Weights = new(StringComparer.Ordinal)
    {
        [CoProduction] = 1f,
        [ResearchProject] = 1f,
        [Mentoring] = 0.8f,
        [Training] = 0.6f,
        [Licence] = 0.8f,
        [Supply] = 0.7f,
        [Funding] = 0.6f,
        [Event] = 0.3f,
        [Other] = 0.5f,
    };

    public static IReadOnlyCollection<string> All => Weights.Keys;

    public static bool IsKnown(string code) => Weights.ContainsKey(code);

    /// <summary>How much one collaboration of this kind counts in the graph, 1 being a joint project.</summary>
    public static float Weight(string code) => Weights.GetValueOrDefault(code, Weights[Other]);
}
