namespace Matchmaker.Cli.Commands.Programmes;

/// <summary>How consortia are written.</summary>
internal enum ConsortiumFormat
{
    Csv,
    Json,
}
