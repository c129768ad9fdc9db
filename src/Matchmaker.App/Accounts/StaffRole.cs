namespace Matchmaker.App.Accounts;

/// <summary>What a person is to the secretariat; each role holds what those before it hold.</summary>
public enum StaffRole
{
    None,

    /// <summary>Decides on claims and verification, tends the registry.</summary>
    Curator,

    /// <summary>Also tends accounts, models and the system.</summary>
    Administrator,
}
