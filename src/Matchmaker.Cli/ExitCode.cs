namespace Matchmaker.Cli;

/// <summary>What the process returns, so that scripts can tell failures apart.</summary>
internal static class ExitCode
{
    public const int Success = 0;

    /// <summary>Something unexpected; a defect of ours until shown otherwise.</summary>
    public const int Failure = 1;

    /// <summary>The command line cannot be understood.</summary>
    public const int Usage = 2;

    /// <summary>The input or the state of things does not allow it; the message says what to do.</summary>
    public const int Refused = 3;

    /// <summary>Some rows were left out; the rejects file has them.</summary>
    public const int Partial = 4;

    /// <summary>Stopped by the user.</summary>
    public const int Cancelled = 130;
}
