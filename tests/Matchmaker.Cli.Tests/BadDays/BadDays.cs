namespace Matchmaker.Cli.Tests.BadDays;

/// <summary>One at a time: each of them keeps a whole processor busy.</summary>
[CollectionDefinition(nameof(BadDays))]
public sealed class BadDays;
