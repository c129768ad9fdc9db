namespace Matchmaker.App.Access;

/// <summary>What somebody may want to do. <see cref="AccessRules"/> says who may.</summary>
public enum Deed
{
    /// <summary>Search and read public profiles.</summary>
    ReadDirectory,

    /// <summary>See whom an actor is suggested, and why.</summary>
    ReadSuggestions,

    /// <summary>Ask to be told of an actor's new suggestions: each person for itself.</summary>
    ReceiveSuggestions,

    /// <summary>Read the suggestions that an actor was told of as a feed.</summary>
    ReadFeed,

    /// <summary>Save, dismiss or block a partner on behalf of an actor.</summary>
    GiveFeedback,

    /// <summary>See whom an actor saved, dismissed or blocked, and with what reason: its own people alone.</summary>
    ReadFeedback,

    ReadIntroductions,

    /// <summary>Ask for an introduction, answer one, write into its thread, record its outcome.</summary>
    Introduce,

    /// <summary>See how to reach an actor. Partners of an agreed introduction may too: <see cref="Introductions"/> decides that.</summary>
    ReadContact,

    /// <summary>Read and write an actor's private notes on partners.</summary>
    KeepNotes,

    EditProfile,

    AddCollaborations,

    /// <summary>See who acts for an organisation, by name.</summary>
    ReadMembers,

    /// <summary>Invite people to an organisation, change their role, remove them.</summary>
    ManageMembers,

    ManageKeys,

    ManageWebhooks,

    /// <summary>Decide on claims to actors.</summary>
    DecideClaims,

    VerifyActors,

    /// <summary>Change any actor, merge duplicates, undo.</summary>
    TendRegistry,

    ImportFiles,

    CurateLists,

    /// <summary>See the programmes that are open to apply for, and what became of them.</summary>
    ReadProgrammes,

    /// <summary>See an actor's applications, invitations and timetables.</summary>
    ReadApplications,

    /// <summary>Apply to a programme for an actor, answer an invitation, say how it went.</summary>
    ApplyToProgrammes,

    /// <summary>Make programmes, review, plan, publish, undo.</summary>
    TendProgrammes,

    /// <summary>See who gets shown, asked and accepted.</summary>
    ReadBalance,

    ReadModels,

    /// <summary>Train, activate and roll back models.</summary>
    ManageModels,

    /// <summary>See which jobs run when, and what came of them.</summary>
    ReadJobs,

    /// <summary>Run a job now, stop one, change when it runs.</summary>
    ManageJobs,

    ReadAudit,

    Export,

    /// <summary>Issue and revoke keys of the secretariat.</summary>
    ManageSecretariatKeys,

    /// <summary>See all accounts, lock them, appoint curators and administrators.</summary>
    ManageAccounts,

    ReadSystem,
}
