using Matchmaker.App.Accounts;
using Matchmaker.App.Jobs;
using Matchmaker.App.Matching;
using Matchmaker.App.Notifications;
using Matchmaker.App.Pushing;
using Matchmaker.App.Registry;
using Matchmaker.App.Storage;
using Matchmaker.App.Tests.Access;
using Matchmaker.App.Tests.Models;
using Matchmaker.App.Webhooks;
using Matchmaker.Contracts.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Tests.Pushing;

/// <summary>A registry with a model, people who may want to be told, and what tells them. Anything among the best ten is strong unless a test says otherwise.</summary>
internal sealed class PushWorld : IDisposable
{
    private readonly LiveMatching _matching;

    private PushWorld(TestRegistry registry, Actor[] actors)
    {
        Registry = registry;
        Actors = actors;
        _matching = new(registry.Database);
        Unsubscribe = new(registry.Database, new EphemeralDataProtectionProvider(), Mail);
    }

    public TestRegistry Registry { get; }

    public Actor[] Actors { get; }

    public PushOptions Options { get; } = new() { LeastLift = 0.001 };

    public MailOptions Mail { get; } = new() { PublicAddress = "https://match.example.org" };

    public PushUnsubscribe Unsubscribe { get; }

    public PushBell Bell { get; } = new();

    /// <summary>What happens while it runs, told by what it does at the moment.</summary>
    public Action<string>? During { get; set; }

    /// <summary>The step of writing after which the program ends; null where it goes on.</summary>
    public string? EndsAfter { get; set; }

    public RegistryDatabase Database => Registry.Database;

    public static async Task<PushWorld> OfAsync(TestRegistry registry)
    {
        var actors = await PlantedRegistry.FillAsync(registry);
        await PlantedRegistry.TrainAsync(registry);
        return new(registry, actors);
    }

    /// <summary>Somebody of an organisation who wants to be told.</summary>
    public async Task<Account> AddPersonAsync(Actor actor, PushRhythm rhythm = PushRhythm.Daily, string zone = PushTimeZone.Universal, Action<PushPreference>? adapt = null, MemberRole role = MemberRole.Editor)
    {
        await using var context = Registry.CreateContext();
        var account = await Registry.AddAccountAsync($"person-{await context.Users.CountAsync()}@example.org");
        context.Memberships.Add(new() { AccountId = account.Id, ActorId = actor.Id, Role = role, Since = TestData.Now });
        var preference = new PushPreference { AccountId = account.Id, ActorId = actor.Id, Rhythm = rhythm, TimeZone = zone, ConsentedAt = rhythm == PushRhythm.Off ? null : TestData.Now };
        adapt?.Invoke(preference);
        context.PushPreferences.Add(preference);
        await context.SaveChangesAsync();
        return account;
    }

    public Task<PushReport> RunAsync(params PushRhythm[] rhythms)
    {
        var bell = new JobBell();
        var recorder = new PushRecorder(Database, new(Database, bell), new(Database, bell), new(Unsubscribe, Mail), Bell, Options) { Stepped = End };
        var run = new PushRun(Database, _matching, recorder, Options);
        return run.RunAsync(rhythms.Length == 0 ? [PushRhythm.Daily, PushRhythm.Weekly, PushRhythm.OnChange] : rhythms, (_, _) => Task.CompletedTask, new Steps(this));
    }

    /// <summary>All that was told so far, as organisation and partner.</summary>
    public async Task<List<PushedSuggestion>> ToldAsync()
    {
        await using var context = Registry.CreateContext();
        return await context.PushedSuggestions.AsNoTracking().Include(one => one.Digest).OrderBy(one => one.Id).ToListAsync();
    }

    public async Task<List<OutboxMail>> MailsAsync()
    {
        await using var context = Registry.CreateContext();
        return await context.OutboxMails.AsNoTracking().OrderBy(mail => mail.Id).ToListAsync();
    }

    public void Dispose() => _matching.Dispose();

    private sealed class Steps(PushWorld world) : IProgress<WorkStep>
    {
        public void Report(WorkStep value) => world.During?.Invoke(value.What);
    }

    private void End(string step)
    {
        if (step == EndsAfter) throw new InvalidOperationException($"The program ended after {step}.");
    }
}
