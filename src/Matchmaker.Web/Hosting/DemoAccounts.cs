using Matchmaker.App.Accounts;
using Matchmaker.App.Matching;
using Matchmaker.App.Registry;
using Matchmaker.App.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.Web.Hosting;

/// <summary>One account for each part that people play, for a fictional registry only. Their password is public.</summary>
internal sealed class DemoAccounts(RegistryContext context, UserManager<Account> accounts, TimeProvider time)
{
    public const string Password = "matchmaker-demo";

    /// <summary>The addresses that can be there.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. new[] { "studio", "viewer", "partner", "university", "curator", "admin" }.Select(AddressOf)];

    private const int FewestCollaborations = 5;

    /// <summary>What was made: an address to sign in with, and whom it is.</summary>
    public sealed record DemoAccount(string Email, string Role);

    /// <summary>Makes the accounts that are missing.</summary>
    /// <returns>All of them; none where the registry holds an actor that is not fictional.</returns>
    public async Task<IReadOnlyList<DemoAccount>> EnsureAsync(CancellationToken cancellationToken = default)
    {
        if (!await context.Actors.AnyAsync(cancellationToken) || await context.Actors.AnyAsync(a => !a.IsDemo, cancellationToken)) return [];
        var studio = await ExampleAsync(Helix.Industry, null, null, cancellationToken);
        var university = await ExampleAsync(Helix.Academia, Mentoring.Root, null, cancellationToken) ?? await ExampleAsync(Helix.Academia, null, null, cancellationToken);
        var partner = await ExampleAsync(Helix.Industry, null, studio?.Country, cancellationToken);
        List<DemoAccount> all = [];
        async Task AddAsync(string name, string person, StaffRole staff, Actor? actor, MemberRole role, string what)
        {
            var email = AddressOf(name);
            if (staff == StaffRole.None && actor is null) return;
            if (await accounts.FindByEmailAsync(email) is null) await CreateAsync(email, person, staff, actor, role);
            all.Add(new(email, actor is null ? what : $"{what} of {actor.Name}"));
        }

        await AddAsync("studio", "Sari Studio", StaffRole.None, studio, MemberRole.Owner, "owner");
        await AddAsync("viewer", "Vina Viewer", StaffRole.None, studio, MemberRole.Viewer, "viewer");
        await AddAsync("partner", "Panya Partner", StaffRole.None, partner, MemberRole.Owner, "owner");
        await AddAsync("university", "Uyen University", StaffRole.None, university, MemberRole.Owner, "owner");
        await AddAsync("curator", "Chai Curator", StaffRole.Curator, null, default, "curator of the secretariat");
        await AddAsync("admin", "Ada Administrator", StaffRole.Administrator, null, default, "administrator");
        return all;
    }

    private static string AddressOf(string name) => $"{name}@demo.example";

    private async Task CreateAsync(string email, string person, StaffRole staff, Actor? actor, MemberRole role)
    {
        var account = new Account { UserName = email, Email = email, EmailConfirmed = true, Name = person, Staff = staff, IsDemo = true, CreatedAt = time.GetUtcNow() };
        var created = await accounts.CreateAsync(account, Password);
        if (!created.Succeeded) throw new InvalidOperationException($"The demo account {email} was refused: {string.Join(" ", created.Errors.Select(error => error.Description))}");
        if (actor is null) return;
        context.Memberships.Add(new() { AccountId = account.Id, ActorId = actor.Id, Role = role, Since = time.GetUtcNow() });

        // So that an introduction that both agreed to has something to show.
        if (role == MemberRole.Owner && !await context.ActorContacts.AnyAsync(contact => contact.ActorId == actor.Id))
            context.ActorContacts.Add(new() { ActorId = actor.Id, Person = person, Email = email, Note = "Fictional, like everything here." });
        await context.SaveChangesAsync();
    }

    /// <summary>The first organisation of a kind that has worked with others often enough to say something about.</summary>
    private Task<Actor?> ExampleAsync(Helix helix, string? need, string? notCountry, CancellationToken cancellationToken) =>
        context.Actors.AsNoTracking()
            .Where(a => a.Helix == helix && a.Kind == ActorKind.Organisation && a.Participations.Count >= FewestCollaborations)
            .Where(a => need == null || a.Interests.Any(i => i.Kind == InterestKind.Need && EF.Functions.Like(i.Tag!, need + "%")))
            .Where(a => notCountry == null || a.Country != notCountry)
            .OrderBy(a => a.Id).FirstOrDefaultAsync(cancellationToken);
}
