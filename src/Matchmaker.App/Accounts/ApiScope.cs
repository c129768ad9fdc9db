namespace Matchmaker.App.Accounts;

/// <summary>
/// What a key can be good for. The first group is for organisations, the second for the secretariat. None is good for what is about people: claims, members, accounts, the audit log. A key is a secret that lies
/// somewhere for long, and nobody sits before it.
/// </summary>
public static class ApiScope
{
    public const string ReadSuggestions = "suggestions:read";
    public const string WriteFeedback = "feedback:write";
    public const string ReadIntroductions = "introductions:read";
    public const string WriteIntroductions = "introductions:write";
    public const string WriteProfile = "profile:write";
    public const string WriteCollaborations = "collaborations:write";
    public const string WriteWebhooks = "webhooks:write";

    public const string ReadApplications = "applications:read";
    public const string WriteApplications = "applications:write";

    /// <summary>For an address that a feed reader keeps; see <see cref="Pushing.PushFeed"/>.</summary>
    public const string ReadFeed = "feed:read";

    public const string WriteRegistry = "registry:write";
    public const string WriteImports = "imports:write";
    public const string ReadModels = "models:read";
    public const string WriteModels = "models:write";
    public const string ReadExports = "exports:read";
    public const string WriteLists = "lists:write";
    public const string WriteProgrammes = "programmes:write";
    public const string ReadBalance = "balance:read";
    public const string ReadJobs = "jobs:read";
    public const string WriteJobs = "jobs:write";

    /// <summary>What a key of an organisation may be given.</summary>
    public static IReadOnlyList<string> OfOrganisations { get; } =
        [ReadSuggestions, WriteFeedback, ReadIntroductions, WriteIntroductions, WriteProfile, WriteCollaborations, WriteWebhooks, ReadFeed, ReadApplications, WriteApplications];

    /// <summary>What a key of the secretariat may be given.</summary>
    public static IReadOnlyList<string> OfSecretariat { get; } =
        [ReadSuggestions, WriteRegistry, WriteCollaborations, WriteImports, ReadModels, WriteModels, ReadExports, WriteLists, ReadApplications, WriteProgrammes, ReadBalance, ReadJobs, WriteJobs];
}
