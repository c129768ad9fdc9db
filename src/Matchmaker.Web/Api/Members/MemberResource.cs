using Matchmaker.App.Accounts;

namespace Matchmaker.Web.Api.Members;

/// <summary>A person who acts for an organisation.</summary>
public sealed record MemberResource
{
    /// <summary>Key of the membership.</summary>
    /// <example>12</example>
    public required long Id { get; init; }

    /// <summary>The person's name.</summary>
    /// <example>Sari Studio</example>
    public required string Name { get; init; }

    /// <summary>The person's e-mail address; null for who does not look after the members.</summary>
    /// <example>sari@studio.example</example>
    public string? Email { get; init; }

    /// <summary>What the person is to it: a viewer sees, an editor also acts, an owner also looks after members and keys.</summary>
    /// <example>editor</example>
    public required MemberRole Role { get; init; }

    /// <summary>Since when.</summary>
    /// <example>2026-11-22T01:00:00+00:00</example>
    public required DateTimeOffset Since { get; init; }
}
