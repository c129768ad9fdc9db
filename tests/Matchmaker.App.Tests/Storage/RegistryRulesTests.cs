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
using Matchmaker.App.Pushing;
using Matchmaker.App.Registry;
using Matchmaker.App.Storage;
using Matchmaker.App.Storage.Changes;
using Matchmaker.App.Tests.Programmes;
using Matchmaker.App.Webhooks;
using Matchmaker.Contracts.Storage;

namespace Matchmaker.App.Tests.Storage;

/// <summary>Each rule with a right value next to the wrong one.</summary>
public sealed class RegistryRulesTests
{
    private static readonly string Long = new('x', RegistryRules.CodeLength + 1);

    private static readonly string Hash = new('0', 64);

    private static readonly (string Name, Action<Actor> Right, Action<Actor> Wrong, string Field)[] ActorRules =
    [
        ("name missing", a => a.Name = "香", a => a.Name = " ", "name"),
        ("name null", a => a.Name = "x", a => a.Name = null!, "name"),
        ("name length", a => a.Name = new('x', RegistryRules.NameLength), a => a.Name = new('x', RegistryRules.NameLength + 1), "name"),
        ("name spelt out", a => a.Name = new('ﷺ', 50), a => a.Name = new('ﷺ', 400), "name"),
        ("name zero character", a => a.Name = "a\tb", a => a.Name = "a\0b", "name"),
        ("name broken character", a => a.Name = "a🎬b", a => a.Name = "a\uD83Cb", "name"),
        ("country known", a => a.Country = "TL", a => a.Country = "tl", "country"),
        ("country null", a => a.Country = "XK", a => a.Country = null!, "country"),
        ("city length", a => a.City = new('x', RegistryRules.CityLength), a => a.City = new('x', RegistryRules.CityLength + 1), "city"),
        ("website", a => a.Website = "http://example.org/a", a => a.Website = "example.org", "website"),
        ("website scheme", a => a.Website = null, a => a.Website = "javascript:alert(1)", "website"),
        ("website length", a => a.Website = "https://e.org/" + new string('x', 400), a => a.Website = "https://e.org/" + new string('x', 500), "website"),
        ("description length", a => a.Description = new('x', RegistryRules.LongTextLength), a => a.Description = new('x', RegistryRules.LongTextLength + 1), "description"),
        ("helix", a => a.Helix = Helix.Media, a => a.Helix = (Helix)17, "helix"),
        ("size", a => a.Size = ActorSize.Large, a => a.Size = (ActorSize)17, "size"),
        ("kind", a => a.Kind = ActorKind.Person, a => a.Kind = (ActorKind)17, "kind"),
        ("ownership", a => a.Ownership = Ownership.WomenLed | Ownership.YouthLed, a => a.Ownership = (Ownership)8, "ownership"),
        ("sectors empty", a => a.Sectors = ["film"], a => a.Sectors = ["film", ""], "sectors"),
        ("languages length", a => a.Languages = ["km"], a => a.Languages = [Long], "languages"),
        ("founded early", a => a.FoundedYear = 500, a => a.FoundedYear = 499, "founded year"),
        ("capacity low", a => a.Capacity = 0, a => a.Capacity = -1, "capacity"),
        ("capacity high", a => a.Capacity = 10_000, a => a.Capacity = 10_001, "capacity"),
        ("founded late", a => a.FoundedYear = 2100, a => a.FoundedYear = 2101, "founded year"),
        ("latitude", a => a.Latitude = -90, a => a.Latitude = 90.001, "latitude, longitude"),
        ("longitude", a => a.Longitude = 180, a => a.Longitude = -180.001, "latitude, longitude"),
        ("not a number", a => a.Latitude = 0, a => a.Latitude = double.NaN, "latitude, longitude"),
        ("affiliation of an organisation", a => (a.Kind, a.AffiliationId) = (ActorKind.Person, 5), a => a.AffiliationId = 5, "affiliation"),
        ("affiliation with itself", a => (a.Kind, a.Id, a.AffiliationId) = (ActorKind.Person, 4, 5), a => (a.Kind, a.Id, a.AffiliationId) = (ActorKind.Person, 5, 5), "affiliation"),
        ("affiliation with a person", a => (a.Kind, a.Affiliation) = (ActorKind.Person, TestData.Actor()),
            a => (a.Kind, a.Affiliation) = (ActorKind.Person, TestData.Actor(kind: ActorKind.Person)), "affiliation"),
        ("verification by whom", a => a.Verification = new() { State = VerificationState.Verified, DecidedBy = "x", DecidedAt = TestData.Now },
            a => a.Verification = new() { State = VerificationState.Verified, DecidedBy = " ", DecidedAt = TestData.Now }, "verification"),
        ("verification when", a => a.Verification = new() { State = VerificationState.Unverified }, a => a.Verification = new() { State = VerificationState.Rejected, DecidedBy = "x" }, "verification"),
        ("verification state", a => a.Verification = new(), a => a.Verification = new() { State = (VerificationState)17, DecidedBy = "x", DecidedAt = TestData.Now }, "verification state"),
        ("verification evidence", a => a.Verification = new() { Evidence = "x" }, a => a.Verification = new() { Evidence = new('x', RegistryRules.LongTextLength + 1) }, "verification evidence"),
        ("verification decided by", a => a.Verification = new() { DecidedBy = "x" }, a => a.Verification = new() { DecidedBy = new('x', RegistryRules.NameLength + 1) }, "verification decided by"),
    ];

    private static readonly (string Name, object Right, object Wrong, string Field)[] OtherRules =
    [
        ("alias name", TestData.Alias("x"), TestData.Alias(""), "name"),
        ("alias language", TestData.Alias("x", "km"), TestData.Alias("x", Long), "language"),
        ("external id scheme", Id("pic", "1"), Id("Pic", "1"), "external id scheme"),
        ("external id scheme missing", Id("ror", "1"), Id("", "1"), "external id scheme"),
        ("external id value", Id("pic", "A"), Id("pic", " "), "external id value"),
        ("interest empty", TestData.Interest(text: "x", tag: null), TestData.Interest(text: " ", tag: null), "offer or need"),
        ("interest tag", TestData.Interest(tag: "x"), TestData.Interest(tag: Long), "tag"),
        ("interest kind", TestData.Interest(InterestKind.Offer), TestData.Interest((InterestKind)9), "kind"),
        ("collaboration kind", TestData.Collaboration(), new Collaboration { Kind = "party" }, "kind"),
        ("collaboration kind null", TestData.Collaboration(), new Collaboration { Kind = null! }, "kind"),
        ("collaboration dates", Dates("2024-01-01", "2024-01-01"), Dates("2024-01-02", "2024-01-01"), "end date"),
        ("collaboration id whole", External("rcn", "1"), External("rcn", null), "external id"),
        ("collaboration id not empty", External(null, null), External("", ""), "external id"),
        ("collaboration scheme", External("demo", "X"), External("RCN", "1"), "external id scheme"),
        ("collaboration title", TestData.Collaboration(), new Collaboration { Kind = "event", Title = new('x', (RegistryRules.NameLength * 2) + 1) }, "title"),
        ("role", Part("mentor"), Part("Mentor"), "role"),
        ("role missing", Part("x"), Part(""), "role"),
        ("contribution", Part(amount: 0, currency: "EUR"), Part(amount: -1, currency: "EUR"), "contribution"),
        ("contribution limit", Part(amount: RegistryRules.LargestContribution, currency: "EUR"), Part(amount: RegistryRules.LargestContribution + 1, currency: "EUR"), "contribution"),
        ("currency missing", Part(amount: 1, currency: "VND"), Part(amount: 1), "currency"),
        ("currency case", Part(currency: "VND"), Part(currency: "vnd"), "currency"),
        ("currency length", Part(), Part(currency: "EURO"), "currency"),
        ("feedback partner", new Feedback { ActorId = 1, PartnerId = 2 }, new Feedback { ActorId = 2, PartnerId = 2 }, "partner"),
        ("feedback kind", new Feedback { Kind = FeedbackKind.Met }, new Feedback { Kind = (FeedbackKind)99 }, "kind"),
        ("feedback rank", new Feedback { Rank = 1 }, new Feedback { Rank = 0 }, "rank"),
        ("feedback reason", new Feedback { Reason = "x" }, new Feedback { Reason = new('x', RegistryRules.ReasonLength + 1) }, "reason"),
        ("feedback model", new Feedback { ModelVersion = "v" }, new Feedback { ModelVersion = Long }, "model version"),
        ("introduction self", Meeting(1, 2), Meeting(2, 2), "asked actor"),
        ("introduction by a third", Meeting(1, 2, 3), Meeting(1, 2, 1), "introducer"),
        ("introduction by the asked", Meeting(1, 2, 3), Meeting(1, 2, 2), "introducer"),
        ("introduction state", Meeting(1, 2), new Introduction { State = (IntroductionState)99 }, "state"),
        ("introduction answer", new Introduction { AskedAt = TestData.Now, AnsweredAt = TestData.Now }, new Introduction { AskedAt = TestData.Now, AnsweredAt = TestData.Now.AddSeconds(-1) }, "answered at"),
        ("introduction message", Meeting(1, 2), new Introduction { Message = "a\0" }, "message"),
        ("model name", TestData.ModelVersion(), new ModelVersion { Name = "", FileName = "f", Card = "{}" }, "name"),
        ("model file", TestData.ModelVersion(), new ModelVersion { Name = "v", FileName = "a/b", Card = "{}" }, "file name"),
        ("model file backwards", TestData.ModelVersion(), new ModelVersion { Name = "v", FileName = @"..\b", Card = "{}" }, "file name"),
        ("model card", TestData.ModelVersion(), new ModelVersion { Name = "v", FileName = "f", Card = "" }, "card"),
        ("nightly figure", new NightlyFigure { Name = "shown" }, new NightlyFigure { Name = "" }, "name"),
        ("registry source", new RegistrySource { Name = "x", Format = "csv", Address = "https://example.org/a.csv" }, new RegistrySource { Name = "x", Format = "csv", Address = "" }, "address"),
        ("registry change", new RegistryChange { Subject = ChangeSubject.Rules }, new RegistryChange { Subject = (ChangeSubject)99 }, "subject"),
        ("model chunk", new ModelChunk { Bytes = [1], Hash = Hash }, new ModelChunk { Bytes = [1], Hash = "" }, "hash"),
        ("import sum", TestData.ImportRun(), new ImportRun { Source = "csv", RowsRead = 3, RowsStored = 1, RowsRejected = 1 }, "rows"),
        ("import negative", TestData.ImportRun(), new ImportRun { Source = "csv", RowsStored = 1, RowsRejected = -1 }, "rows"),
        ("import source", TestData.ImportRun("ror"), TestData.ImportRun(""), "source"),
        ("import times", TestData.ImportRun(), new ImportRun { Source = "csv", StartedAt = TestData.Now, FinishedAt = TestData.Now.AddSeconds(-1) }, "finished at"),
    ];

    private static readonly (string Name, object Right, object Wrong, string Field)[] RulesOfPeople =
    [
        ("account name", Person(), Person(name: " "), "name"),
        ("account address", Person("a@example.org"), Person("a example.org"), "e-mail address"),
        ("account role", Person(), Person(staff: (StaffRole)9), "role"),
        ("membership role", new Membership { Role = MemberRole.Owner }, new Membership { Role = (MemberRole)9 }, "role"),
        ("invitation address", Invited("a@example.org"), Invited("nobody"), "e-mail address"),
        ("invitation end", Invited("a@example.org"), Invited("a@example.org", days: -1), "expires at"),
        ("invitation secret", Invited("a@example.org"), Invited("a@example.org", hash: "secret"), "secret"),
        ("claim whose", new ActorClaim { ActorId = 1 }, new ActorClaim(), "actor"),
        ("claim decided", new ActorClaim { ActorId = 1, State = ClaimState.Refused, DecidedAt = TestData.Now }, new ActorClaim { ActorId = 1, State = ClaimState.Refused }, "state"),
        ("claim proposal", Proposed("VN"), Proposed("Vietnam"), "country"),
        ("key scopes", Key(1, ApiScope.ReadSuggestions), Key(1, ApiScope.WriteImports), "scopes"),
        ("key of the secretariat", Key(null, ApiScope.WriteImports), Key(null), "scopes"),
        ("key hash", Key(1, ApiScope.ReadSuggestions), new ApiKey { ActorId = 1, Name = "k", Prefix = "mm_1", Hash = "mm_secret", Scopes = [ApiScope.ReadSuggestions] }, "key"),
        ("contact address", new ActorContact { Email = "a@example.org" }, new ActorContact { Email = "a" }, "contact e-mail"),
        ("note text", new PartnerNote { Text = "x" }, new PartnerNote { Text = "" }, "note"),
        ("note on oneself", new PartnerNote { Text = "x", ActorId = 1, PartnerId = 2 }, new PartnerNote { Text = "x", ActorId = 2, PartnerId = 2 }, "partner"),
        ("message text", new IntroductionMessage { Text = "x" }, new IntroductionMessage { Text = " " }, "message"),
        ("message state", new IntroductionMessage { State = IntroductionState.Met }, new IntroductionMessage { State = (IntroductionState)99 }, "state"),
        ("list name", new CuratedList { Name = "x" }, new CuratedList { Name = "" }, "name"),
        ("list note", new CuratedListEntry { Note = "x" }, new CuratedListEntry { Note = new('x', RegistryRules.ReasonLength + 1) }, "note"),
        ("webhook address", Hook("https://example.org/hook"), Hook("ftp://example.org/hook"), "address"),
        ("webhook events", Hook("https://example.org/hook"), Hook("https://example.org/hook", "party.begun"), "events"),
        ("push language", Wish(), Wish(language: "xx"), "language"),
        ("push time zone", Wish(zone: "Asia/Manila"), Wish(zone: "Manila"), "time zone"),
        ("push quiet hours", Wish(until: "07:00"), Wish(until: "20:00"), "quiet hours"),
        ("push without consent", Wish(), new PushPreference { Rhythm = PushRhythm.Daily }, "how often"),
        ("push digest", new PushDigest { PublicId = "x", Period = "2026-03-01" }, new PushDigest { PublicId = "x", Period = "" }, "period"),
        ("push rank", Pushed(1), Pushed(0), "rank"),
        ("delivery payload", new WebhookDelivery { EventId = "e", Type = "test", Payload = "{}" }, new WebhookDelivery { EventId = "e", Type = "test", Payload = "" }, "payload"),
        ("mail address", Mail(), Mail(to: "nobody"), "to"),
        ("mail key", Mail(), Mail(key: " "), "key"),
        ("mail subject", Mail(), Mail(subject: new('x', RegistryRules.NameLength + 1)), "subject"),
        ("audit action", new AuditEntry { Action = "actor.changed" }, new AuditEntry { Action = "" }, "action"),
        ("reply request", new IdempotentReply { Caller = "key:1", Key = "k", RequestHash = Hash }, new IdempotentReply { Caller = "key:1", Key = "k", RequestHash = "" }, "request"),
        ("job name", new JobEntry { Name = "backup" }, new JobEntry { Name = "" }, "job"),
        ("job schedule", new JobEntry { Name = "backup", Cron = "0 0 2 * * ?" }, new JobEntry { Name = "backup", Cron = new('*', RegistryRules.ScheduleLength + 1) }, "schedule"),
        ("run attempt", new JobRun { Job = "backup" }, new JobRun { Job = "backup", Attempt = 0 }, "attempt"),
        ("run part", new JobRun { Job = "backup", Part = 1 }, new JobRun { Job = "backup", Part = 1.5 }, "part"),
        ("protection key", new ProtectionKey { Name = "k", Xml = "<key/>" }, new ProtectionKey { Name = "", Xml = "<key/>" }, "name"),
    ];

    private static IEnumerable<(string Name, object Right, object Wrong, string Field)> AllOtherRules => OtherRules.Concat(RulesOfPeople).Concat(ProgrammeRuleRows.All);

    public static TheoryData<string> ActorRuleNames => [.. ActorRules.Select(rule => rule.Name)];

    public static TheoryData<string> OtherRuleNames => [.. AllOtherRules.Select(rule => rule.Name)];

    [Theory]
    [MemberData(nameof(ActorRuleNames))]
    public void Check_Actor_AcceptsTheRightValueAndNamesTheWrongField(string name)
    {
        var (_, right, wrong, field) = ActorRules.Single(rule => rule.Name == name);
        var (good, bad) = (TestData.Actor(), TestData.Actor());
        right(good);
        wrong(bad);

        Assert.Empty(RegistryRules.Check(good));
        Assert.Contains(field, RegistryRules.Check(bad).Select(violation => violation.Field));
    }

    [Theory]
    [MemberData(nameof(OtherRuleNames))]
    public void Check_Record_AcceptsTheRightValueAndNamesTheWrongField(string name)
    {
        var (_, right, wrong, field) = AllOtherRules.Single(rule => rule.Name == name);

        Assert.Empty(RegistryRules.Check(right));
        Assert.Contains(field, RegistryRules.Check(wrong).Select(violation => violation.Field));
    }

    [Fact]
    public void Check_SeveralMistakes_NamesThemAll()
    {
        var actor = TestData.Actor("", "Vietnam");
        actor.FoundedYear = 1;

        Assert.Equal(["name", "country", "founded year"], RegistryRules.Check(actor).Select(violation => violation.Field));
    }

    [Fact]
    public void Check_EveryStoredType_HasRules()
    {
        using var context = RegistryDatabase.At("rules.db").CreateDbContext();
        var checkedTypes = AllOtherRules.Select(rule => rule.Right.GetType()).Append(typeof(Actor)).ToHashSet();

        // What Identity stores beside an account is its own business.
        Assert.Empty(context.Model.GetEntityTypes().Where(type => !type.IsOwned()).Select(type => type.ClrType).Where(type => type.Assembly == typeof(Actor).Assembly).Except(checkedTypes));
    }

    private static PushPreference Wish(string language = "en", string zone = PushTimeZone.Universal, string until = "06:00") =>
        new() { Language = language, TimeZone = zone, QuietFrom = new(20, 0), QuietUntil = TimeOnly.Parse(until, System.Globalization.CultureInfo.InvariantCulture) };

    private static PushedSuggestion Pushed(int rank) => new() { PublicId = "x", ModelVersion = "m", Reasons = new(), Rank = rank };

    private static Account Person(string email = "a@example.org", string name = "A", StaffRole staff = StaffRole.None) => new() { Email = email, UserName = email, Name = name, Staff = staff };

    private static Invitation Invited(string email, int days = 7, string? hash = null) =>
        new() { Email = email, SecretHash = hash ?? Hash, InvitedAt = TestData.Now, ExpiresAt = TestData.Now.AddDays(days) };

    private static ActorClaim Proposed(string country) => new() { Proposal = new() { Name = "A", Country = country } };

    private static ApiKey Key(long? actorId, params string[] scopes) => new() { ActorId = actorId, Name = "k", Prefix = "mm_1", Hash = Hash, Scopes = [.. scopes] };

    private static WebhookSubscription Hook(string url, string code = WebhookEvent.IntroductionAsked) => new() { Url = url, Events = [code], ProtectedSecret = "x" };

    private static OutboxMail Mail(string key = "k", string to = "a@example.org", string subject = "s") => new() { Key = key, Kind = "test", To = to, Subject = subject };

    private static ActorExternalId Id(string scheme, string value) => new() { Scheme = scheme, Value = value };

    private static Collaboration Dates(string start, string end) => new() { Kind = "event", StartDate = Date(start), EndDate = Date(end) };

    private static DateOnly Date(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static Collaboration External(string? scheme, string? value) => new() { Kind = "event", ExternalScheme = scheme, ExternalValue = value };

    private static Participation Part(string role = "partner", decimal? amount = null, string? currency = null) => new() { Role = role, Contribution = amount, Currency = currency };

    private static Introduction Meeting(long asking, long asked, long? introducer = null) => new() { AskingActorId = asking, AskedActorId = asked, IntroducerId = introducer };
}
