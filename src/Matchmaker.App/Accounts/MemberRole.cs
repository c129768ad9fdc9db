namespace Matchmaker.App.Accounts;

/// <summary>What a person is to an organisation; each role holds what those before it hold.</summary>
public enum MemberRole
{
    /// <summary>Sees suggestions and introductions.</summary>
    Viewer,

    /// <summary>Also edits the profile, answers suggestions and introductions.</summary>
    Editor,

    /// <summary>Also invites and removes people, and issues keys.</summary>
    Owner,
}
