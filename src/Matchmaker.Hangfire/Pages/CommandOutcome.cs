namespace Matchmaker.Hangfire.Pages;

/// <summary>What becomes of a command that was given on Hangfire's pages.</summary>
internal enum CommandOutcome
{
    /// <summary>The product has done it.</summary>
    Done,

    /// <summary>Hangfire does the rest.</summary>
    PassOn,

    /// <summary>There is nothing of that name or number.</summary>
    Unknown,

    /// <summary>It is not to be done there.</summary>
    Refused,
}
