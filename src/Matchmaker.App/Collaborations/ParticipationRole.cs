namespace Matchmaker.App.Collaborations;

/// <summary>Codes of roles that say who led a collaboration; any other word may stand for a role too.</summary>
public static class ParticipationRole
{
    public const string Coordinator = "coordinator";

    private static readonly HashSet<string> Leads = new([Coordinator, "lead", "leader", "producer", "organiser", "trainer"], StringComparer.Ordinal);

    /// <summary>Whether who has this role brought the others together.</summary>
    public static bool IsLead(string role) => Leads.Contains(role);
}
