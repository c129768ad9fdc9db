namespace Matchmaker.Cli.Commands;

/// <summary>Where a command's JSON goes: nowhere, to a file beside the table, or to standard output instead of it.</summary>
internal sealed record JsonTarget(bool IsAsked, string? File);
