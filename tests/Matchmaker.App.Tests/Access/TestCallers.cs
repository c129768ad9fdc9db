using Matchmaker.App.Access;
using Matchmaker.App.Accounts;
using Matchmaker.Contracts.Storage;

namespace Matchmaker.App.Tests.Access;

/// <summary>Callers of each kind.</summary>
internal static class TestCallers
{
    public static Caller Curator { get; } = new() { Name = "Curator", Staff = StaffRole.Curator, AccountId = 9001, Address = "192.0.2.1" };

    public static Caller Administrator { get; } = new() { Name = "Administrator", Staff = StaffRole.Administrator, AccountId = 9002 };

    /// <summary>Somebody with an account and nothing else.</summary>
    public static Caller Person(long accountId) => new() { Name = $"Person {accountId}", AccountId = accountId };

    /// <summary>A program of the secretariat that may do all that any key may.</summary>
    public static Caller Key { get; } = new() { Name = "Key", Key = new(7, null, ApiScope.OfSecretariat) };

    /// <summary>A program of the secretariat that may do one thing.</summary>
    public static Caller KeyFor(string scope) => new() { Name = "Key", Key = new(8, null, [scope]) };

    /// <summary>A stored account with a confirmed address.</summary>
    public static async Task<Account> AddAccountAsync(this TestRegistry registry, string email, string? name = null, StaffRole staff = StaffRole.None) => await registry.AddAsync(new Account
    {
        Name = name ?? email,
        UserName = email,
        NormalizedUserName = email.ToUpperInvariant(),
        Email = email,
        NormalizedEmail = email.ToUpperInvariant(),
        EmailConfirmed = true,
        Staff = staff,
        SecurityStamp = "first",
        CreatedAt = TestData.Now,
    });
}
