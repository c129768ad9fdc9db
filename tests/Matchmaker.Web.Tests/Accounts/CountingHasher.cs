using Matchmaker.App.Accounts;
using Microsoft.AspNetCore.Identity;

namespace Matchmaker.Web.Tests.Accounts;

/// <summary>Counts how often a password is hashed, which is what takes time at the door.</summary>
internal sealed class CountingHasher : IPasswordHasher<Account>
{
    private readonly PasswordHasher<Account> _hasher = new();
    private int _count;

    public int Count => _count;

    public string HashPassword(Account user, string password)
    {
        Interlocked.Increment(ref _count);
        return _hasher.HashPassword(user, password);
    }

    public PasswordVerificationResult VerifyHashedPassword(Account user, string hashedPassword, string providedPassword)
    {
        Interlocked.Increment(ref _count);
        return _hasher.VerifyHashedPassword(user, hashedPassword, providedPassword);
    }
}
