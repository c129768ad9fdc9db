using System.Collections.Frozen;
using Matchmaker.App.Accounts;

namespace Matchmaker.App.Access;

/// <summary>Who wants something: a visitor, a person who has signed in, or a program with a key. Made anew for each request, from the database, and while that is away from memory.</summary>
public sealed record Caller
{
    /// <summary>Somebody who has not signed in.</summary>
    public static Caller Visitor { get; } = new() { Name = "visitor" };

    /// <summary>The product itself, in the audit log; it may do nothing that rights are asked for.</summary>
    public static Caller Program { get; } = new() { Name = "Matchmaker" };

    public long? AccountId { get; init; }

    /// <summary>What to call it on pages and in the thread of an introduction.</summary>
    public required string Name { get; init; }

    public StaffRole Staff { get; init; }

    /// <summary>The actors it acts for, with its role at each.</summary>
    public IReadOnlyDictionary<long, MemberRole> Memberships { get; init; } = FrozenDictionary<long, MemberRole>.Empty;

    public CallerKey? Key { get; init; }

    /// <summary>The network address it calls from.</summary>
    public string? Address { get; init; }

    /// <summary>
    /// Whether its roles are as they were when the database was last asked, because it is away: they may have changed since. Good for reading what this process holds by itself, and for nothing else.
    /// </summary>
    public bool IsFromMemory { get; init; }

    public bool IsSignedIn => AccountId is not null || Key is not null;
}
