namespace Matchmaker.App.Programmes;

/// <summary>What an actor says when it applies.</summary>
public sealed record ProgrammeApplication
{
    /// <summary>Why it, in words.</summary>
    public string Pitch { get; init; } = "";

    /// <summary>The role it applies for, as a code of the programme; null for any.</summary>
    public string? Role { get; init; }

    public decimal? AskedAmount { get; init; }

    /// <summary>What else there is to say, as a JSON object; see <see cref="ProgrammeEntry.Answers"/>.</summary>
    public string? Answers { get; init; }
}
