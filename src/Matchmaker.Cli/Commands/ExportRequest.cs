using Matchmaker.App.Matching;

namespace Matchmaker.Cli.Commands;

/// <summary>What <c>suggest --all</c> was asked for.</summary>
internal sealed record ExportRequest(string Path, int Top, SuggestionFilter Filter, string? Key, bool IncludeNewcomers, BalanceRequest? Balance = null);
