using System.Collections.Frozen;
using Matchmaker.App.Accounts;
using Matchmaker.App.Storage;

namespace Matchmaker.App.Access;

/// <summary>Who may do what. The one place: pages, API and services all ask here.</summary>
public static class AccessRules
{
    private static readonly FrozenDictionary<Deed, AccessRule> Rules = new Dictionary<Deed, AccessRule>
    {
        [Deed.ReadDirectory] = new() { Anybody = true },
        [Deed.ReadSuggestions] = new() { Member = MemberRole.Viewer, Staff = StaffRole.Curator, Scope = ApiScope.ReadSuggestions },
        [Deed.ReceiveSuggestions] = new() { Member = MemberRole.Viewer },
        [Deed.ReadFeed] = new() { Member = MemberRole.Viewer, Scope = ApiScope.ReadFeed },
        [Deed.GiveFeedback] = new() { Member = MemberRole.Editor, Scope = ApiScope.WriteFeedback },
        [Deed.ReadFeedback] = new() { Member = MemberRole.Viewer, Scope = ApiScope.WriteFeedback },
        [Deed.ReadIntroductions] = new() { Member = MemberRole.Viewer, Scope = ApiScope.ReadIntroductions },
        [Deed.Introduce] = new() { Member = MemberRole.Editor, Scope = ApiScope.WriteIntroductions },
        [Deed.ReadContact] = new() { Member = MemberRole.Viewer, Staff = StaffRole.Curator, Scope = ApiScope.ReadIntroductions },
        [Deed.KeepNotes] = new() { Member = MemberRole.Editor },
        [Deed.EditProfile] = new() { Member = MemberRole.Editor, Staff = StaffRole.Curator, Scope = ApiScope.WriteProfile },
        [Deed.AddCollaborations] = new() { Member = MemberRole.Editor, Staff = StaffRole.Curator, Scope = ApiScope.WriteCollaborations },
        [Deed.ReadMembers] = new() { Member = MemberRole.Viewer, Staff = StaffRole.Curator },
        [Deed.ManageMembers] = new() { Member = MemberRole.Owner, Staff = StaffRole.Administrator },
        [Deed.ManageKeys] = new() { Member = MemberRole.Owner },
        [Deed.ManageWebhooks] = new() { Member = MemberRole.Owner, Scope = ApiScope.WriteWebhooks },
        [Deed.DecideClaims] = new() { Staff = StaffRole.Curator },
        [Deed.VerifyActors] = new() { Staff = StaffRole.Curator, Scope = ApiScope.WriteRegistry },
        [Deed.TendRegistry] = new() { Staff = StaffRole.Curator, Scope = ApiScope.WriteRegistry },
        [Deed.ImportFiles] = new() { Staff = StaffRole.Curator, Scope = ApiScope.WriteImports },
        [Deed.CurateLists] = new() { Staff = StaffRole.Curator, Scope = ApiScope.WriteLists },
        [Deed.ReadProgrammes] = new() { Anybody = true },
        [Deed.ReadApplications] = new() { Member = MemberRole.Viewer, Staff = StaffRole.Curator, Scope = ApiScope.ReadApplications },
        [Deed.ApplyToProgrammes] = new() { Member = MemberRole.Editor, Scope = ApiScope.WriteApplications },
        [Deed.TendProgrammes] = new() { Staff = StaffRole.Curator, Scope = ApiScope.WriteProgrammes },
        [Deed.ReadBalance] = new() { Staff = StaffRole.Curator, Scope = ApiScope.ReadBalance },
        [Deed.ReadModels] = new() { Staff = StaffRole.Curator, Scope = ApiScope.ReadModels },
        [Deed.ManageModels] = new() { Staff = StaffRole.Curator, Scope = ApiScope.WriteModels },
        [Deed.ReadJobs] = new() { Staff = StaffRole.Curator, Scope = ApiScope.ReadJobs },
        [Deed.ManageJobs] = new() { Staff = StaffRole.Curator, Scope = ApiScope.WriteJobs },
        [Deed.ReadAudit] = new() { Staff = StaffRole.Curator },
        [Deed.Export] = new() { Staff = StaffRole.Curator, Scope = ApiScope.ReadExports },
        [Deed.ManageSecretariatKeys] = new() { Staff = StaffRole.Administrator },
        [Deed.ManageAccounts] = new() { Staff = StaffRole.Administrator },
        [Deed.ReadSystem] = new() { Staff = StaffRole.Administrator },
    }.ToFrozenDictionary();

    /// <summary>What a node answers by itself while the database is away: all that a caller whose roles are remembered may do.</summary>
    private static readonly FrozenSet<Deed> WithoutDatabase = [Deed.ReadDirectory, Deed.ReadSuggestions];

    /// <summary>Whether a caller may do a deed, for an actor where it is done for one.</summary>
    public static bool May(Caller caller, Deed deed, long? actorId = null)
    {
        if (caller.IsFromMemory && !WithoutDatabase.Contains(deed)) return false;
        var rule = Rules[deed];
        if (rule.Anybody) return true;
        if (caller.Key is { } key)
        {
            if (rule.Scope is null || !key.Scopes.Contains(rule.Scope)) return false;
            return key.ActorId is { } own ? rule.Member is not null && own == actorId : rule.Staff is not null;
        }

        if (rule.Staff is { } staff && caller.Staff >= staff) return true;
        return rule.Member is { } member && actorId is { } actor && caller.Memberships.TryGetValue(actor, out var role) && role >= member;
    }

    /// <exception cref="AccessDeniedException">The caller may not.</exception>
    /// <exception cref="DatabaseAwayException">The database is away, without which nobody can tell.</exception>
    public static void Require(Caller caller, Deed deed, long? actorId = null)
    {
        if (May(caller, deed, actorId)) return;
        if (caller.IsFromMemory)
        {
            var known = caller with { IsFromMemory = false };
            if (!caller.IsSignedIn || May(known, deed, actorId) || (actorId is null && MaySomewhere(known, deed))) throw new DatabaseAwayException();
        }

        throw new AccessDeniedException(caller, Describe(Rules[deed], caller));
    }

    /// <summary>Whether the caller may do a deed for at least one actor, or for any: what a page or an endpoint asks before it knows which.</summary>
    public static bool MaySomewhere(Caller caller, Deed deed) =>
        May(caller, deed) || (caller.Key?.ActorId is { } own && May(caller, deed, own)) || caller.Memberships.Keys.Any(actor => May(caller, deed, actor));

    /// <summary>The scope that lets a key do a deed; null where no key may.</summary>
    public static string? ScopeOf(Deed deed) => Rules[deed].Scope;

    /// <summary>Who may do a deed, in words, for the documentation of what needs it.</summary>
    public static string WhoMay(Deed deed)
    {
        var rule = Rules[deed];
        if (rule.Anybody) return "Everybody.";
        List<string> who = [];
        if (rule.Member is { } member) who.Add(member switch { MemberRole.Owner => "owners of the organisation", MemberRole.Editor => "editors and owners of the organisation", _ => "members of the organisation" });
        if (rule.Staff is { } staff) who.Add(staff == StaffRole.Administrator ? "administrators" : "the secretariat");
        if (rule.Scope is { } scope) who.Add($"keys with the scope {scope}");
        var text = string.Join(", ", who);
        return string.Concat(char.ToUpperInvariant(text[0]).ToString(), text.AsSpan(1), ".");
    }

    /// <summary>Whether membership in an actor can give the right to a deed.</summary>
    public static bool IsForActors(Deed deed) => Rules[deed].Member is not null;

    private static string Describe(AccessRule rule, Caller caller)
    {
        if (caller.Key is not null) return rule.Scope is null ? "No key may do this; a person has to." : $"This needs a key with the scope {rule.Scope}, of the organisation concerned.";
        if (!caller.IsSignedIn) return "Sign in first.";
        return (rule.Member, rule.Staff) switch
        {
            (MemberRole.Owner, _) => "Only an owner of the organisation may do this.",
            (MemberRole.Editor, _) => "Only an editor or owner of the organisation may do this.",
            (MemberRole.Viewer, _) => "Only members of the organisation may see this.",
            (_, StaffRole.Administrator) => "Only an administrator may do this.",
            _ => "Only the secretariat may do this.",
        };
    }
}
