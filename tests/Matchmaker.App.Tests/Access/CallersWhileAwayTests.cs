using Matchmaker.App.Access;
using Matchmaker.App.Accounts;
using Matchmaker.App.Storage;
using Matchmaker.Contracts.Storage;

namespace Matchmaker.App.Tests.Access;

/// <summary>Who is still known while the database is away, and what they may do.</summary>
public sealed class CallersWhileAwayTests() : RegistrySuite(() => TestRegistry.SqliteAsync())
{
    private static readonly TimeSpan Lasting = TimeSpan.FromMinutes(15);

    private Callers _callers = null!;

    [RegistryFact]
    public async Task OfKey_UsedShortlyBefore_MayReadUntilItIsForgotten()
    {
        var (owner, actorId) = await BeginAsync();
        var key = (await new ApiKeys(Registry.Database).CreateAsync(owner, actorId, new("Key", [ApiScope.ReadSuggestions, ApiScope.WriteFeedback], null))).Secret;
        Assert.False((await _callers.OfKeyAsync(key, null))!.IsFromMemory);

        Leave();
        var caller = await _callers.OfKeyAsync(key, "192.0.2.7");
        Assert.True(caller!.IsFromMemory);
        Assert.Equal("192.0.2.7", caller.Address);
        Assert.True(AccessRules.May(caller, Deed.ReadSuggestions, actorId));
        Assert.False(AccessRules.May(caller, Deed.ReadSuggestions, actorId + 1));
        Assert.Throws<DatabaseAwayException>(() => AccessRules.Require(caller, Deed.GiveFeedback, actorId));
        Assert.Throws<AccessDeniedException>(() => AccessRules.Require(caller, Deed.ReadIntroductions, actorId));

        Registry.Clock.Now += Lasting;
        await Assert.ThrowsAsync<DatabaseAwayException>(() => _callers.OfKeyAsync(key, null));
    }

    [RegistryFact]
    public async Task OfKey_ThatEndsMeanwhile_EndsAtItsTime()
    {
        var (owner, actorId) = await BeginAsync();
        var key = (await new ApiKeys(Registry.Database).CreateAsync(owner, actorId, new("Key", [ApiScope.ReadSuggestions], Registry.Clock.Now.AddMinutes(5)))).Secret;
        await _callers.OfKeyAsync(key, null);

        Leave();
        Registry.Clock.Now += TimeSpan.FromMinutes(4);
        Assert.NotNull(await _callers.OfKeyAsync(key, null));
        Registry.Clock.Now += TimeSpan.FromMinutes(1);
        await Assert.ThrowsAsync<DatabaseAwayException>(() => _callers.OfKeyAsync(key, null));
    }

    [RegistryFact]
    public async Task OfKey_UnknownOrRevoked_IsNeverServed()
    {
        var (owner, actorId) = await BeginAsync();
        var keys = new ApiKeys(Registry.Database);
        var issued = await keys.CreateAsync(owner, actorId, new("Key", [ApiScope.ReadSuggestions], null));
        await _callers.OfKeyAsync(issued.Secret, null);
        await keys.RevokeAsync(owner, actorId, issued.Key.Id);
        Assert.Null(await _callers.OfKeyAsync(issued.Secret, null));

        Leave();
        await Assert.ThrowsAsync<DatabaseAwayException>(() => _callers.OfKeyAsync(issued.Secret, null));
        await Assert.ThrowsAsync<DatabaseAwayException>(() => _callers.OfKeyAsync("mm_nobody", null));
    }

    [RegistryFact]
    public async Task OfSignIn_HereShortlyBefore_IsKnownByItsStampAlone()
    {
        var (owner, actorId) = await BeginAsync();
        var accountId = owner.AccountId!.Value;
        await _callers.OfSignInAsync(accountId, "first", null);

        Leave();
        var known = await _callers.OfSignInAsync(accountId, "first", null);
        Assert.True(known is { IsFromMemory: true, IsSignedIn: true });
        Assert.True(AccessRules.May(known, Deed.ReadSuggestions, actorId));
        Assert.False(AccessRules.May(known, Deed.EditProfile, actorId));
        var other = await _callers.OfSignInAsync(accountId, "second", null);
        Assert.True(other is { IsFromMemory: true, IsSignedIn: false });
        Assert.Throws<DatabaseAwayException>(() => AccessRules.Require(other, Deed.ReadSuggestions, actorId));

        Registry.Database.Watch.Seen(Registry.Database.Watch.Losses);
        Assert.False((await _callers.OfSignInAsync(accountId, "first", null)).IsFromMemory);
    }

    [Fact]
    public void May_RolesFromMemory_ReadAndNothingElse()
    {
        var caller = new Caller { Name = "Anybody", AccountId = 1, Staff = StaffRole.Administrator, Memberships = new Dictionary<long, MemberRole> { [1] = MemberRole.Owner }, IsFromMemory = true };
        Assert.Equal([Deed.ReadDirectory, Deed.ReadSuggestions], Enum.GetValues<Deed>().Where(deed => AccessRules.May(caller, deed, 1)));
    }

    private async Task<(Caller Owner, long ActorId)> BeginAsync()
    {
        _callers = new(Registry.Database);
        var actor = await Registry.AddAsync(TestData.Actor());
        var account = await Registry.AddAccountAsync("owner@example.org");
        await Registry.AddAsync(new Membership { AccountId = account.Id, ActorId = actor.Id, Role = MemberRole.Owner, Since = TestData.Now });
        Registry.Database.Watch.Begin();
        return (new() { Name = "Owner", AccountId = account.Id, Memberships = new Dictionary<long, MemberRole> { [actor.Id] = MemberRole.Owner } }, actor.Id);
    }

    private void Leave() => Registry.Database.Watch.Lost("the test says so");
}
