namespace Matchmaker.Web.Api.Members;

/// <summary>The way in that an invitation's mail shows.</summary>
public sealed record JoinForm
{
    /// <summary>What stands last in the link of the mail.</summary>
    /// <example>5f0c4b1d9ae27c63</example>
    public required string Secret { get; init; }
}
