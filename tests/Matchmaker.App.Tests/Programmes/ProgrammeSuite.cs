using Matchmaker.App.Access;
using Matchmaker.App.Accounts;
using Matchmaker.App.Jobs;
using Matchmaker.App.Notifications;
using Matchmaker.App.Programmes;
using Matchmaker.App.Registry;
using Matchmaker.App.Tests.Access;
using Matchmaker.App.Webhooks;
using Matchmaker.Contracts.Storage;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Tests.Programmes;

/// <summary>What tests of programmes have in common: desks, a curator with an account, and actors with people.</summary>
public abstract class ProgrammeSuite(Func<Task<TestRegistry>> open) : RegistrySuite(open)
{
    private readonly JobBell _bell = new();
    private Caller? _curator;

    private protected ProgrammeMails Mails => new(new MailOutbox(Registry.Database, _bell), new WebhookOutbox(Registry.Database, _bell), new MailOptions());

    private protected ProgrammeDesk Desk => new(Registry.Database, Mails);

    private protected EntryDesk Entries => new(Registry.Database, Mails);

    private protected ApplicantDesk Applicants => new(Registry.Database);

    private protected PlanDesk Plans => new(Registry.Database, Mails);

    private protected TeamDesk Teams => new(Registry.Database, Mails);

    private protected async Task<Caller> CuratorAsync() =>
        _curator ??= TestCallers.Curator with { AccountId = (await Registry.AddAccountAsync("curator@example.org", staff: StaffRole.Curator)).Id };

    private protected async Task<long> OpenAsync(Func<ProgrammeDraft, ProgrammeDraft>? change = null, ProgrammeState state = ProgrammeState.Open)
    {
        var draft = new ProgrammeDraft { Kind = ProgrammeKind.Cohort, Title = "Residency 2027", Brief = "Six months for studios that tell folk tales." };
        var curator = await CuratorAsync();
        var id = await Desk.CreateAsync(curator, change?.Invoke(draft) ?? draft);
        foreach (var next in new[] { ProgrammeState.Open, ProgrammeState.Selecting, ProgrammeState.Running }.TakeWhile(next => next <= state)) await Desk.MoveAsync(curator, id, next);
        return id;
    }

    /// <summary>An actor with one editor.</summary>
    private protected async Task<(Actor Actor, Caller Caller)> MemberAsync(string name, string country = "PH", MemberRole role = MemberRole.Editor)
    {
        var actor = await Registry.AddAsync(TestData.Actor(name, country));
        var account = await Registry.AddAccountAsync($"{name.Replace(' ', '.').ToLowerInvariant()}@example.org", name);
        await Registry.AddAsync(new Membership { ActorId = actor.Id, AccountId = account.Id, Role = role });
        return (actor, TestCallers.Person(account.Id) with { Memberships = new Dictionary<long, MemberRole> { [actor.Id] = role } });
    }

    private protected async Task<EntryState> StateAsync(long programmeId, long actorId)
    {
        await using var context = CreateContext();
        return await context.ProgrammeEntries.Where(e => e.ProgrammeId == programmeId && e.ActorId == actorId).Select(e => e.State).SingleAsync();
    }

    private protected async Task<List<string>> SubjectsAsync(string to)
    {
        await using var context = CreateContext();
        return await context.OutboxMails.Where(mail => mail.To == to).OrderBy(mail => mail.Id).Select(mail => mail.Subject).ToListAsync();
    }

    private protected async Task<List<string>> ActionsAsync()
    {
        await using var context = CreateContext();
        return await context.AuditEntries.OrderBy(entry => entry.Id).Select(entry => entry.Action).ToListAsync();
    }

    /// <summary>Undoes the latest change.</summary>
    private protected async Task UndoAsync(long programmeId)
    {
        var curator = await CuratorAsync();
        await Desk.UndoAsync(curator, programmeId, (await Desk.ChangesAsync(curator, programmeId))[0].Id);
    }
}
