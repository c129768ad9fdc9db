using Matchmaker.App.Search;
using Spectre.Console;

namespace Matchmaker.Cli.Commands;

/// <summary>The search index at the terminal.</summary>
internal static class IndexView
{
    /// <summary>A remark where a search had to wait for the index.</summary>
    public static void Say(Invocation invocation, IndexChange change)
    {
        if (change.Reason is { } reason) invocation.Say($"Search index of {Words.Count(change.Added, "actor")} built: {reason}.");
        else if (!change.IsNone) invocation.Say($"Search index brought up to the registry: {Summary(change)}.");
    }

    public static void Write(Invocation invocation, IndexChange change, IndexState state)
    {
        if (invocation.Json)
        {
            invocation.WriteJson(new { Index = state, Change = change });
            return;
        }

        Say(invocation, change);
        invocation.Output.MarkupLineInterpolated($"[bold]{Words.Count(state.Actors, "actor")}[/], version {state.Version} of {state.BuiltAt.UtcDateTime:yyyy-MM-dd HH:mm} UTC, {state.Bytes / 1e6:F1} MB: {state.Location}");
    }

    private static string Summary(IndexChange change) => $"{change.Added:N0} new, {change.Changed:N0} changed, {change.Removed:N0} gone";
}
