namespace Matchmaker.Web.Api.Introductions;

/// <summary>How to reach an actor; what is left out is taken away.</summary>
public sealed record ContactForm
{
    /// <summary>Whom to ask for.</summary>
    /// <example>Panya Partner</example>
    public string? Person { get; init; }

    /// <summary>E-mail address.</summary>
    /// <example>panya@partner.example</example>
    public string? Email { get; init; }

    /// <summary>Telephone number.</summary>
    /// <example>+66 2 123 4567</example>
    public string? Phone { get; init; }

    /// <summary>When and how best to get in touch.</summary>
    /// <example>Afternoons, Bangkok time</example>
    public string? Note { get; init; }
}
