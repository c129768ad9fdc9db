namespace Matchmaker.Cli.Commands;

/// <summary>What <c>matchmaker evaluate</c> asks.</summary>
internal enum EvaluationTask
{
    /// <summary>Who gains whom as a partner.</summary>
    Partners,

    /// <summary>Who is the missing member of a collaboration.</summary>
    Completion,

    /// <summary>Who took part in a project, by its text alone.</summary>
    Briefs,
}
