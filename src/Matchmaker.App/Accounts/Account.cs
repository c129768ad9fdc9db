using Microsoft.AspNetCore.Identity;

namespace Matchmaker.App.Accounts;

/// <summary>A person who signs in. What it may do follows from <see cref="Staff"/> and its <see cref="Membership"/>s.</summary>
public sealed class Account : IdentityUser<long>
{
    /// <summary>What to call the person.</summary>
    public required string Name { get; set; }

    public StaffRole Staff { get; set; }

    /// <summary>The culture to show pages and write mails in, such as <c>id</c>; null for what the browser asks for.</summary>
    public string? Culture { get; set; }

    /// <summary>True for accounts that exist only to show the product; their passwords are public.</summary>
    public bool IsDemo { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset? LastSignInAt { get; set; }

    public List<Membership> Memberships { get; set; } = [];
}
