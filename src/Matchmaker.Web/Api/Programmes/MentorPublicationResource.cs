namespace Matchmaker.Web.Api.Programmes;

/// <summary>What publishing brought about.</summary>
public sealed record MentorPublicationResource
{
    /// <summary>How many pairs hold.</summary>
    /// <example>24</example>
    public required int Teams { get; init; }

    /// <summary>How many actors were told.</summary>
    /// <example>40</example>
    public required int Told { get; init; }
}
