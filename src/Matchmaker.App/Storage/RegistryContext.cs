using Matchmaker.App.Access;
using Matchmaker.App.Accounts;
using Matchmaker.App.Collaborations;
using Matchmaker.App.Importing;
using Matchmaker.App.Importing.Refreshing;
using Matchmaker.App.Introductions;
using Matchmaker.App.Jobs;
using Matchmaker.App.Lists;
using Matchmaker.App.Models;
using Matchmaker.App.Models.Drift;
using Matchmaker.App.Notifications;
using Matchmaker.App.Programmes;
using Matchmaker.App.Pushing;
using Matchmaker.App.Registry;
using Matchmaker.App.Storage.Changes;
using Matchmaker.App.Webhooks;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Storage;

/// <summary>
/// The registry's database. One subclass a provider, since each has its own migrations; everything else is the same on both.
/// Names are folded, times are set and rules are checked here whenever changes are saved.
/// </summary>
public abstract class RegistryContext(DbContextOptions options, TimeProvider time) : IdentityUserContext<Account, long>(options)
{
    private readonly List<Action> _afterCommit = [];

    public DbSet<Actor> Actors => Set<Actor>();

    public DbSet<ActorAlias> Aliases => Set<ActorAlias>();

    public DbSet<ActorExternalId> ExternalIds => Set<ActorExternalId>();

    public DbSet<Interest> Interests => Set<Interest>();

    public DbSet<Collaboration> Collaborations => Set<Collaboration>();

    public DbSet<Participation> Participations => Set<Participation>();

    public DbSet<Feedback> Feedback => Set<Feedback>();

    public DbSet<Introduction> Introductions => Set<Introduction>();

    public DbSet<ModelVersion> ModelVersions => Set<ModelVersion>();

    public DbSet<ModelChunk> ModelChunks => Set<ModelChunk>();

    public DbSet<NightlyFigure> NightlyFigures => Set<NightlyFigure>();

    public DbSet<RegistrySource> RegistrySources => Set<RegistrySource>();

    public DbSet<ImportRun> ImportRuns => Set<ImportRun>();

    public DbSet<IntroductionMessage> IntroductionMessages => Set<IntroductionMessage>();

    public DbSet<Membership> Memberships => Set<Membership>();

    public DbSet<Invitation> Invitations => Set<Invitation>();

    public DbSet<ActorClaim> ActorClaims => Set<ActorClaim>();

    public DbSet<ApiKey> ApiKeys => Set<ApiKey>();

    public DbSet<ActorContact> ActorContacts => Set<ActorContact>();

    public DbSet<PartnerNote> PartnerNotes => Set<PartnerNote>();

    public DbSet<CuratedList> CuratedLists => Set<CuratedList>();

    public DbSet<WebhookSubscription> WebhookSubscriptions => Set<WebhookSubscription>();

    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    public DbSet<IdempotentReply> IdempotentReplies => Set<IdempotentReply>();

    public DbSet<ProtectionKey> ProtectionKeys => Set<ProtectionKey>();

    public DbSet<JobEntry> Jobs => Set<JobEntry>();

    public DbSet<JobRun> JobRuns => Set<JobRun>();

    public DbSet<OutboxMail> OutboxMails => Set<OutboxMail>();

    public DbSet<WebhookDelivery> WebhookDeliveries => Set<WebhookDelivery>();

    public DbSet<PushPreference> PushPreferences => Set<PushPreference>();

    public DbSet<PushDigest> PushDigests => Set<PushDigest>();

    public DbSet<PushedSuggestion> PushedSuggestions => Set<PushedSuggestion>();

    public DbSet<RegistryChange> Changes => Set<RegistryChange>();

    public DbSet<Programme> Programmes => Set<Programme>();

    public DbSet<ProgrammeEntry> ProgrammeEntries => Set<ProgrammeEntry>();

    public DbSet<ProgrammeReview> ProgrammeReviews => Set<ProgrammeReview>();

    public DbSet<ProgrammePlan> ProgrammePlans => Set<ProgrammePlan>();

    public DbSet<ProgrammeTeam> ProgrammeTeams => Set<ProgrammeTeam>();

    public DbSet<TeamMember> TeamMembers => Set<TeamMember>();

    public DbSet<ProgrammeChange> ProgrammeChanges => Set<ProgrammeChange>();

    /// <summary>The present time, no finer than both databases keep it.</summary>
    public DateTimeOffset Now => ToMicroseconds(time.GetUtcNow());

    /// <summary>Does something once what is changed now is stored for good, and nothing where it is not.</summary>
    public void AfterCommit(Action act) => _afterCommit.Add(act);

    internal void Committed()
    {
        if (_afterCommit.Count == 0) return;
        var acts = _afterCommit.ToList();
        _afterCommit.Clear();
        acts.ForEach(act => act());
    }

    internal void RolledBack() => _afterCommit.Clear();

    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        PrepareChanges();
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        PrepareChanges();
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(RegistryContext).Assembly);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        // Stored in UTC on both providers, so that times sort and compare in the database.
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTimeConverter>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(RegistryRules.CodeLength);
    }

    private void PrepareChanges()
    {
        var now = Now;
        foreach (var entry in ChangeTracker.Entries())
        {
            if (entry.State is not (EntityState.Added or EntityState.Modified)) continue;
            var violations = RegistryRules.Check(entry.Entity);
            if (violations.Count > 0) throw new RegistryRuleException(Describe(entry.Entity), violations);
            var isNew = entry.State == EntityState.Added;
            switch (entry.Entity)
            {
                case Actor actor:
                    actor.NormalisedName = NameNormaliser.Normalise(actor.Name);
                    actor.UpdatedAt = now;
                    if (isNew) actor.CreatedAt = now;
                    break;
                case ActorAlias alias:
                    alias.NormalisedName = NameNormaliser.Normalise(alias.Name);
                    break;
                case Collaboration collaboration:
                    collaboration.UpdatedAt = now;
                    if (isNew) collaboration.CreatedAt = now;
                    break;
                case Introduction introduction:
                    introduction.UpdatedAt = now;
                    break;
                case CuratedList list:
                    list.UpdatedAt = now;
                    if (isNew) list.CreatedAt = now;
                    break;
                case Programme programme:
                    programme.UpdatedAt = now;
                    if (isNew) programme.CreatedAt = now;
                    break;
                case ProgrammeEntry programmeEntry:
                    programmeEntry.UpdatedAt = now;
                    break;
                case ProgrammePlan plan:
                    plan.UpdatedAt = now;
                    if (isNew) plan.CreatedAt = now;
                    break;
                case ProgrammeTeam team:
                    team.UpdatedAt = now;
                    break;
                case AuditEntry when !isNew:
                    throw new InvalidOperationException("An entry of the audit log cannot be changed.");
                case AuditEntry entryOfLog:
                    entryOfLog.At = now;
                    break;
            }
        }
    }

    // PostgreSQL keeps no more; cut here, a record in memory says what the stored one says.
    private static DateTimeOffset ToMicroseconds(DateTimeOffset time) => time.AddTicks(-(time.Ticks % TimeSpan.TicksPerMicrosecond));

    private static string Describe(object record) => record switch
    {
        Actor actor => $"The actor '{actor.Name}'",
        Collaboration collaboration => $"The collaboration '{collaboration.Title ?? collaboration.ExternalValue}'",
        _ => "This",
    };
}
